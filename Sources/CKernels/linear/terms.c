#include "etalon_kernels.h"
#include "../isa/dispatch.h"
#include "../isa/vectors.h"

#define EK_BODY "../linear/terms_isa.h"
#include "../isa/each_isa.h"

int32_t ek_any_missing_f32(const float *x, size_t rows) { EK_DISPATCH(any_missing_f32, x, rows) }

int32_t ek_any_missing_f64(const double *x, size_t rows) { EK_DISPATCH(any_missing_f64, x, rows) }

void ek_add_levels_f32(const float *codes, size_t rows, const double *table, int32_t levels, double *z) {
    EK_DISPATCH(add_levels_f32, codes, rows, table, levels, z)
}

void ek_bins_f32(const float *x, size_t rows, const double *edges, int32_t edge_count, int32_t *bins) {
    EK_DISPATCH(bins_f32, x, rows, edges, edge_count, bins)
}

void ek_add_bins_f32(
    const float *x, size_t rows, const double *edges, int32_t edge_count, const double *scores, double *z) {
    EK_DISPATCH(add_bins_f32, x, rows, edges, edge_count, scores, z)
}

void ek_add_product_f32(
    const float *const *columns, const ek_factor *factors, size_t factor_count, double coefficient, size_t rows,
    double *z) {
    EK_DISPATCH(add_product_f32, columns, factors, factor_count, coefficient, rows, z)
}

void ek_add_levels_f64(const double *codes, size_t rows, const double *table, int32_t levels, double *z) {
    EK_DISPATCH(add_levels_f64, codes, rows, table, levels, z)
}

void ek_bins_f64(const double *x, size_t rows, const double *edges, int32_t edge_count, int32_t *bins) {
    EK_DISPATCH(bins_f64, x, rows, edges, edge_count, bins)
}

void ek_add_bins_f64(
    const double *x, size_t rows, const double *edges, int32_t edge_count, const double *scores, double *z) {
    EK_DISPATCH(add_bins_f64, x, rows, edges, edge_count, scores, z)
}

void ek_add_product_f64(
    const double *const *columns, const ek_factor *factors, size_t factor_count, double coefficient, size_t rows,
    double *z) {
    EK_DISPATCH(add_product_f64, columns, factors, factor_count, coefficient, rows, z)
}
