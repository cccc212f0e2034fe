#include "etalon_changes.h"
#include "etalon_kernels.h"

#include "../isa/dispatch.h"
#include "../isa/vectors.h"

/// People whose changes are taken together: they stay in the first-level cache, and their sums need no carry.
#define EK_BATCH 512

typedef uint8_t ek_u8x32 __attribute__((vector_size(32)));

/// Brings the two lower limbs into [-2^51, 2^51).
static void ek_carry(ek_fixed_sum *sum) {
    const int64_t half = (int64_t)1 << 51;
    const int64_t from_low = (sum->low + half) >> 52;
    sum->low -= from_low * ((int64_t)1 << 52);
    sum->middle += from_low;
    const int64_t from_middle = (sum->middle + half) >> 52;
    sum->middle -= from_middle * ((int64_t)1 << 52);
    sum->high += from_middle;
}

#define EK_BODY "../changes/changes_body.h"
#include "../isa/each_isa.h"

size_t ek_join_statuses(
    const uint8_t *first, const uint8_t *second, const double *before, const double *after, size_t count,
    uint8_t *counted, int64_t *totals) {
    EK_DISPATCH(join_statuses, first, second, before, after, count, counted, totals)
}

void ek_count_bins(const int32_t *bins, const uint8_t *counted, size_t count, int32_t first, int64_t *counts) {
    EK_DISPATCH(count_bins, bins, counted, count, first, counts)
}

void ek_count_crossings(
    const int32_t *before, const int32_t *after, const uint8_t *counted, size_t count, int32_t first,
    int64_t *crossings) {
    EK_DISPATCH(count_crossings, before, after, counted, count, first, crossings)
}

size_t ek_sum_changes(
    const ek_changes *changes, const int32_t *order, size_t first, size_t count, ek_change_sums *sums,
    int64_t *moves) {
    EK_DISPATCH(sum_changes, changes, order, first, count, sums, moves)
}
