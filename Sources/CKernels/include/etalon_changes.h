/// Kernels that count what a change does to people: sums, bins and decisions of scores before and after.
///
/// The conventions of etalon_kernels.h hold. Sums are integers in fixed point and counts are counts, so no result depends on the
/// order of the people, on how they are shared out, or on the instruction set.
#ifndef ETALON_CHANGES_H
#define ETALON_CHANGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

// MARK: - Scores of a block (changes/scores.c)

/// `levels[i]` = the number of `cuts` that `scores[i]` reaches; NaN reaches none.
void ek_levels(const double *scores, size_t count, const double *cuts, int32_t cut_count, uint8_t *levels);

/// `near[i]` = 1 where `scores[i]` is within `band` (ends included) of one of `cuts`, else 0.
void ek_near(
    const double *scores, size_t count, const double *cuts, int32_t cut_count, double band, uint8_t *near);

/// `odds[i]` = `margins[i]` where `scores[i]` is between 0 and 1, both excluded, else NaN.
void ek_bounded_odds(const double *margins, const double *scores, size_t count, double *odds);

/// `out[i]` = `own[i]` + (`after[i]` - `before[i]`).
void ek_shifted(const double *own, const double *before, const double *after, size_t count, double *out);

/// `out[i]` = `after[i]` - `before[i]`.
void ek_differences(const double *before, const double *after, size_t count, double *out);

/// Whether every number is finite.
bool ek_all_finite(const double *x, size_t count);

/// The bins of numbers: 0 for zero and what is no finite number, else, with the sign of the number, 1 + how many bins its magnitude lies above that of
/// `smallest`; a bin has one exponent and one value of the `bits` bits after it. Smaller magnitudes are taken for `smallest`.
///
/// `range` is widened to hold every bin.
void ek_number_bins(
    const double *x, size_t count, int32_t bits, double smallest, int32_t *bins, int32_t *range);

// MARK: - Changes of a block (changes/changes.c)

/// What two interventions came to for each person: the first that is not legal (2 and above), else 0 where either changed the person,
/// else 1. A null list is all 1.
///
/// Adds to `totals`, one a status of which there are 5, how many people have it. `counted[i]` = 1 where the person is changed and both
/// scores are numbers, else 0. Returns how many people are changed but have no number.
size_t ek_join_statuses(
    const uint8_t *_Nullable first, const uint8_t *_Nullable second, const double *before, const double *after,
    size_t count, uint8_t *counted, int64_t *totals);

/// Adds the people with `counted` to `counts[bin - first]`.
void ek_count_bins(const int32_t *bins, const uint8_t *counted, size_t count, int32_t first, int64_t *counts);

/// Adds who crosses the lower end of a bin: from b to c > b one more at 2 (b + 1 - first) and one less at 2 (c + 1 - first) of
/// `crossings`; from b to c < b the same for c and b, one place further on.
void ek_count_crossings(
    const int32_t *before, const int32_t *after, const uint8_t *counted, size_t count, int32_t first,
    int64_t *crossings);

/// People before and after a change. `odds` and `levels` may be null, both before and after.
typedef struct ek_changes {
    const double *before;
    const double *after;
    const double *_Nullable odds_before;
    const double *_Nullable odds_after;
    const uint8_t *_Nullable levels_before;
    const uint8_t *_Nullable levels_after;
    /// 1 for people near a cut; not read without levels.
    const uint8_t *_Nullable near;
    /// 1 for people who count.
    const uint8_t *counted;
    /// Number of levels, at most 11.
    int32_t levels;
} ek_changes;

/// Three limbs of a sum in units of 2^-12, 2^-64 and 2^-116; the two lower ones in [-2^51, 2^51).
typedef struct ek_fixed_sum {
    int64_t high;
    int64_t middle;
    int64_t low;
} ek_fixed_sum;

/// Sums of changes.
typedef struct ek_change_sums {
    int64_t count;
    int64_t up;
    int64_t down;
    double least;
    double greatest;
    ek_fixed_sum change;
    ek_fixed_sum magnitude;
    ek_fixed_sum square;
    /// Of the people who have a change of the log odds.
    int64_t odds_count;
    ek_fixed_sum odds;
} ek_change_sums;

/// Adds the people of `order[first ..< first + count]` (null: `first ..< first + count` themselves) who count.
///
/// `moves` has `2 * levels * levels` counts: people by level before (slow index) and after, those near a cut behind all others.
///
/// Returns how many people were looked at: fewer than `count` where the next 512 hold a change of 2^19 or more, or one of the log odds of
/// 2^39 or more.
size_t ek_sum_changes(
    const ek_changes *changes, const int32_t *_Nullable order, size_t first, size_t count, ek_change_sums *sums,
    int64_t *moves);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
