#include "etalon_changes.h"
#include "etalon_kernels.h"

#include "../isa/dispatch.h"
#include "../isa/vectors.h"

#define EK_BODY "../changes/scores_body.h"
#include "../isa/each_isa.h"

void ek_levels(const double *scores, size_t count, const double *cuts, int32_t cut_count, uint8_t *levels) {
    EK_DISPATCH(levels, scores, count, cuts, cut_count, levels)
}

void ek_near(
    const double *scores, size_t count, const double *cuts, int32_t cut_count, double band, uint8_t *near) {
    EK_DISPATCH(near, scores, count, cuts, cut_count, band, near)
}

void ek_bounded_odds(const double *margins, const double *scores, size_t count, double *odds) {
    EK_DISPATCH(bounded_odds, margins, scores, count, odds)
}

void ek_shifted(const double *own, const double *before, const double *after, size_t count, double *out) {
    EK_DISPATCH(shifted, own, before, after, count, out)
}

void ek_differences(const double *before, const double *after, size_t count, double *out) {
    EK_DISPATCH(differences, before, after, count, out)
}

bool ek_all_finite(const double *x, size_t count) { EK_DISPATCH(all_finite, x, count) }

void ek_number_bins(
    const double *x, size_t count, int32_t bits, double smallest, int32_t *bins, int32_t *range) {
    EK_DISPATCH(number_bins, x, count, bits, smallest, bins, range)
}
