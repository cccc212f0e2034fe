/// Kernels that make people column by column: uniform numbers, inverses of discrete distributions, cases.
///
/// The conventions of etalon_kernels.h hold: the number of a person depends on nothing but the arguments and the person,
/// the same bits on every path.
#ifndef ETALON_GENERATION_H
#define ETALON_GENERATION_H

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// `out[i]` = draw number `first + i` of `stream` in the family of `key`, in (0, 1).
///
/// Two consecutive draws are the halves of one Philox4x32-10 block: block b holds draws 2b and 2b + 1; of 64 bits the
/// upper 52 count, and half of the smallest step is added.
void ek_open_uniforms(uint64_t key, uint64_t stream, uint64_t first, size_t count, double *out);

/// `out[i]` = `base` + how many of `thresholds` are <= `u[i]`.
void ek_count_thresholds(
    const double *_Nullable thresholds, size_t threshold_count, double base, const double *u, size_t count, double *out);

/// `out[i]` = `base` + the smallest index of which `cumulative` exceeds `u[i]`.
///
/// `guide[s]` is the first index that slice s of `slices` equal ones of [0, 1) can yield; `slices` is a power of two.
/// `cumulative` ascends, and its last element is 1.
void ek_search_guided(
    const double *cumulative, const int32_t *guide, double slices, double base, const double *u, size_t count,
    double *out);

/// `rows[i]` = `rows[i] * levels + (int)codes[i]`.
void ek_add_level(const double *codes, int32_t levels, size_t count, int32_t *rows);

/// `rows[i]`, the number of a distribution, becomes the smallest index of which its cumulative exceeds `u[i]`.
///
/// Distribution r has `size` elements of `cumulative` from `r * size` and `slices` elements of `guide`.
void ek_search_grouped(
    const double *cumulative, size_t size, const int32_t *guide, size_t slices, const double *u, size_t count,
    int32_t *rows);

/// `out[i]` = `codes[rows[i]]`.
void ek_gather(const double *codes, const int32_t *rows, size_t count, double *out);

/// `out[i]` = `values[(int)out[i]]`.
void ek_look_up(const double *values, size_t count, double *out);

/// `choices[i]` becomes `choice` where `holds[i]` is present and not 0.
void ek_choose(const double *holds, double choice, size_t count, double *choices);

/// `out[i]` = the base of case `choices[i]` + how many of the case's thresholds are <= `u[i]`.
///
/// `bases` has one element a case, `thresholds` `threshold_count` rows of one element a case; a case with fewer fills up
/// with numbers above 1. `choices` are whole numbers below `case_count`.
void ek_count_case_thresholds(
    const double *bases, const double *_Nullable thresholds, size_t threshold_count, size_t case_count,
    const double *choices, const double *u, size_t count, double *out);

/// `out[i]` = the value of the smallest index of case `choices[i]` of which `cumulative` exceeds `u[i]`.
///
/// The tables of the cases follow one another. Case c has `slices[c]` elements of `guide`, a power of two: for each equal
/// slice of [0, 1) the first index, counted over all cases, that it can yield; `guide_starts[c]` is where they begin.
/// `cumulative` ascends within a case, and the last element that can be reached is 1.
void ek_search_cases(
    const double *slices, const int32_t *guide_starts, const int32_t *guide, const double *cumulative,
    const double *values, const double *choices, const double *u, size_t count, double *out);

/// Lists those whose choice is `choice`: `lanes` are their positions, `picked` their `u`, both with room for `count`.
/// Returns how many they are.
size_t ek_pick(
    const double *choices, double choice, const double *u, size_t count, int32_t *lanes, double *picked);

/// Lists those whose `u` is in [`low`, `high`): `lanes` are their positions, `picked` their share (u - low) / `width`
/// kept within [2^-54, 1 - 2^-53]. Returns how many they are.
size_t ek_pick_share(
    double low, double high, double width, const double *u, size_t count, int32_t *lanes, double *picked);

/// `out[lanes[i]]` = `values[i]`.
void ek_scatter(const int32_t *lanes, const double *values, size_t count, double *out);

/// `out[i]` = 1 where `u[i]` < `probabilities[i]`, else 0. Returns how many probabilities are not in [0, 1].
size_t ek_bernoulli(const double *u, const double *probabilities, size_t count, double *out);

/// How many of `values` are not whole numbers (where `whole`) in [`low`, `high`]; NaN is not.
size_t ek_count_illegal(const double *values, double low, double high, int32_t whole, size_t count);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
