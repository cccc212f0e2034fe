/// Kernels that share out the sums of decision trees among features by tables of patterns.
///
/// The conventions of etalon_kernels.h hold. Tables are the caller's and are not checked here.
#ifndef ETALON_ATTRIBUTION_H
#define ETALON_ATTRIBUTION_H

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// One condition on the cell of a feature, the `feature`-th of those at hand: that it is one of first ..< first + width; where `width` is
/// negative, none of first ..< first - width; where it is 0, that `allowed[first + cell]` is 1.
typedef struct ek_cell_condition {
    int32_t feature;
    int32_t first;
    int32_t width;
} ek_cell_condition;

/// Conditions on distinct features, `conditions[first_condition ..< first_condition + bit_count]`, and what each feature gets for
/// every pattern of them met: bit_count x 2^bit_count numbers from `first_value` on, the patterns of one feature side by side.
typedef struct ek_pattern_group {
    int32_t first_condition;
    int32_t bit_count;
    int64_t first_value;
} ek_pattern_group;

/// For every person i and group: `sums[feature * rows + i]` += the value of its pattern, for each feature of the group, groups in
/// order.
///
/// `cells` and `sums` have `rows` numbers a feature, feature after feature; at most 16 conditions a group.
void ek_add_patterns(
    const ek_pattern_group *groups, size_t group_count, const ek_cell_condition *conditions, const uint8_t *allowed,
    const double *values, const uint16_t *cells, double *sums, size_t rows);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
