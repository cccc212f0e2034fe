/// Elementary operations on eight doubles, for one instruction set.

EK_INLINE ek_f64x8 EK_NAME(fma8)(ek_f64x8 a, ek_f64x8 b, ek_f64x8 c) { return __builtin_elementwise_fma(a, b, c); }

EK_INLINE ek_f64x8 EK_NAME(splat)(double x) { return (ek_f64x8){x, x, x, x, x, x, x, x}; }

/// Lanes of `yes` where `mask` is all ones, of `no` where it is zero.
EK_INLINE ek_f64x8 EK_NAME(select)(ek_i64x8 mask, ek_f64x8 yes, ek_f64x8 no) {
    return (ek_f64x8)((mask & (ek_i64x8)yes) | (~mask & (ek_i64x8)no));
}

/// Every NaN becomes the positive quiet NaN without payload: processors and orders of operands differ in theirs.
EK_INLINE ek_f64x8 EK_NAME(one_nan)(ek_f64x8 x) {
    return EK_NAME(select)(x == x, x, EK_NAME(splat)(__builtin_nan("")));
}
