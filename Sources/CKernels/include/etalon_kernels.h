/// Kernels that score people stored as columns: linear predictors, links, additive terms.
///
/// Conventions
/// - A column is one feature of many people, contiguous, of `float` (`_f32`) or `double` (`_f64`).
///   No alignment is required; 64 bytes is fastest.
/// - Scores and linear predictors are `double`, one per person.
/// - A missing value is NaN. Categorical features hold the level index as a floating-point code.
/// - The result for a person depends on that person's values only: not on the number of people in the call,
///   on alignment, or on the instruction set. Every path performs the same IEEE operations in the same order,
///   with explicit fused multiply-adds; a NaN result is always the same quiet NaN.
/// - No function allocates, fails, or keeps state. Sizes of zero are allowed; then nothing is written.
#ifndef ETALON_KERNELS_H
#define ETALON_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "etalon_changes.h"
#include "etalon_generation.h"

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// MARK: - Instruction sets (dispatch.c)

/// The code paths, slowest first.
typedef enum ek_isa : int32_t {
    EK_ISA_PORTABLE = 0,
    /// AVX2 and FMA.
    EK_ISA_AVX2 = 1,
    /// AVX-512 F, BW, DQ, VL.
    EK_ISA_AVX512 = 2,
} ek_isa;

/// The best path this processor runs.
ek_isa ek_isa_best(void);

/// The path in use: the best one, unless another was forced.
ek_isa ek_isa_live(void);

/// Forces a path for the whole process, for tests and benchmarks. Returns false, and changes nothing, where the
/// processor lacks it. Calls in flight on other threads finish on the path they began with.
bool ek_isa_force(ek_isa isa);

/// "portable", "avx2" or "avx512".
const char *ek_isa_name(ek_isa isa);

// MARK: - Memory (memory/read.c)

/// The exclusive or of the `count` bytes, taken as words of 64 bits in the machine's order, the last one filled up with
/// zeros: the least that a program does which reads all of them, hence the limit of every kernel that has to.
uint64_t ek_read_words(const void *bytes, size_t count);

// MARK: - Links (linear/linear.c)

/// What turns a linear predictor into a score.
typedef enum ek_link : int32_t {
    EK_LINK_IDENTITY = 0,
    /// 1 / (1 + exp(-z)).
    EK_LINK_LOGISTIC = 1,
    /// exp(z), the inverse of a log link.
    EK_LINK_EXPONENTIAL = 2,
} ek_link;

/// `out[i]` = logistic(`z[i]`). `out` may be `z`.
///
/// Error at most 2 units in the last place, subnormal results included; 1 from z = 37.5 upwards, 0 below -745.2;
/// NaN in, NaN out. logistic(0) is exactly 0.5.
void ek_logistic_f64(const double *z, size_t count, double *out);

/// `out[i]` = exp(`z[i]`), error at most 1 unit in the last place; infinity above 709.79, 0 below -745.2.
void ek_exponential_f64(const double *z, size_t count, double *out);

/// Applies `link` in place. The identity too makes every NaN the same quiet NaN.
void ek_apply_link_f64(ek_link link, double *z, size_t count);

// MARK: - Linear predictors (linear/linear.c)

/// `out[i]` = link(intercept + sum over j of coefficients[j] * columns[j][i]), fused multiply-adds in column order.
void ek_linear_f32(
    const float *_Nonnull const *_Nonnull columns, const double *coefficients, size_t column_count,
    double intercept, ek_link link, size_t rows, double *out);
void ek_linear_f64(
    const double *_Nonnull const *_Nonnull columns, const double *coefficients, size_t column_count,
    double intercept, ek_link link, size_t rows, double *out);

/// `z[i]` += sum over j of coefficients[j] * columns[j][i], fused multiply-adds in column order, no link.
void ek_add_linear_f32(
    const float *_Nonnull const *_Nonnull columns, const double *coefficients, size_t column_count,
    size_t rows, double *z);
void ek_add_linear_f64(
    const double *_Nonnull const *_Nonnull columns, const double *coefficients, size_t column_count,
    size_t rows, double *z);

// MARK: - Additive terms (linear/terms.c)

/// `z[i]` += `table[codes[i]]`. `table` has `levels + 1` entries: `table[levels]` is the slot for everything that
/// is no level: NaN, a code outside 0 ..< levels, a code that is no whole number.
void ek_add_levels_f32(const float *codes, size_t rows, const double *table, int32_t levels, double *z);
void ek_add_levels_f64(const double *codes, size_t rows, const double *table, int32_t levels, double *z);

/// `z[i]` += `scores[b]`, b = 0 where x is NaN, else 1 + the number of edges <= x. `edges` ascend strictly, hold no
/// NaN, and are compared in double; `scores` has `edge_count + 2` entries.
void ek_add_bins_f32(
    const float *x, size_t rows, const double *edges, int32_t edge_count, const double *scores, double *z);
void ek_add_bins_f64(
    const double *x, size_t rows, const double *edges, int32_t edge_count, const double *scores, double *z);

/// Whether some value is NaN: 1, else 0.
int32_t ek_any_missing_f32(const float *x, size_t rows);
int32_t ek_any_missing_f64(const double *x, size_t rows);

/// The bins themselves, as defined for `ek_add_bins`.
void ek_bins_f32(const float *x, size_t rows, const double *edges, int32_t edge_count, int32_t *bins);
void ek_bins_f64(const double *x, size_t rows, const double *edges, int32_t edge_count, int32_t *bins);

/// One factor of a product term: the value of a column or, where `table` is not null, `table[code]` with the
/// layout of `ek_add_levels`.
typedef struct ek_factor {
    /// Index into `columns`.
    int32_t column;
    /// Number of levels of `table`; not read without one.
    int32_t levels;
    const double *_Nullable table;
} ek_factor;

/// `z[i]` += coefficient * product of the factors, multiplied in order.
///
/// A table entry of exactly zero is a closed gate: it makes the term zero whatever the other factors are, missing
/// values included.
void ek_add_product_f32(
    const float *_Nonnull const *_Nonnull columns, const ek_factor *factors, size_t factor_count,
    double coefficient, size_t rows, double *z);
void ek_add_product_f64(
    const double *_Nonnull const *_Nonnull columns, const ek_factor *factors, size_t factor_count,
    double coefficient, size_t rows, double *z);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
