/// Vector types of the kernels: eight people at a time, whatever the register width.
///
/// Clang splits a vector into as many registers as the instruction set needs: four of SSE2 or NEON, two of AVX2,
/// one of AVX-512.
#ifndef EK_ISA_VECTORS_H
#define EK_ISA_VECTORS_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define EK_LANES 8
#define EK_INLINE static inline __attribute__((always_inline))

typedef double ek_f64x8 __attribute__((vector_size(64)));
typedef int64_t ek_i64x8 __attribute__((vector_size(64)));
typedef int32_t ek_i32x8 __attribute__((vector_size(32)));
typedef float ek_f32x8 __attribute__((vector_size(32)));

// The same, loaded from any address.
typedef double ek_f64x8_unaligned __attribute__((vector_size(64), aligned(8), may_alias));
typedef float ek_f32x8_unaligned __attribute__((vector_size(32), aligned(4), may_alias));

// Bytes and words of thirty-two people.
typedef int8_t ek_i8x32 __attribute__((vector_size(32)));
typedef uint16_t ek_u16x32 __attribute__((vector_size(64)));

// One bit a lane, packed in memory.
typedef bool ek_bits8 __attribute__((ext_vector_type(8)));
typedef bool ek_bits32 __attribute__((ext_vector_type(32)));

#endif
