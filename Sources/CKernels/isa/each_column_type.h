/// Includes the file named by EK_TYPED_BODY for float columns and for double columns, within one instruction set.
///
/// The body names its functions EK_TYPED(f), which becomes f_f32_<isa> or f_f64_<isa>, and reads columns of
/// EK_COLUMN through EK_TYPED(load8), which widens to double.

#define EK_TYPED_(f, type, isa) f##_##type##_##isa
#define EK_TYPED_JOIN(f, type, isa) EK_TYPED_(f, type, isa)
#define EK_TYPED(f) EK_TYPED_JOIN(f, EK_TYPE, EK_ISA)

#define EK_COLUMN float
#define EK_COLUMN_BYTES 4
#define EK_TYPE f32
EK_INLINE ek_f64x8 EK_TYPED(load8)(const float *x) {
    return __builtin_convertvector(*(const ek_f32x8_unaligned *)x, ek_f64x8);
}
#include EK_TYPED_BODY
#undef EK_TYPE
#undef EK_COLUMN
#undef EK_COLUMN_BYTES

#define EK_COLUMN double
#define EK_COLUMN_BYTES 8
#define EK_TYPE f64
EK_INLINE ek_f64x8 EK_TYPED(load8)(const double *x) { return *(const ek_f64x8_unaligned *)x; }
#include EK_TYPED_BODY
#undef EK_TYPE
#undef EK_COLUMN
#undef EK_COLUMN_BYTES

#undef EK_TYPED
#undef EK_TYPED_JOIN
#undef EK_TYPED_
