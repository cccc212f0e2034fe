#include "etalon_kernels.h"
#include "../isa/dispatch.h"
#include "../isa/vectors.h"

/// People whose predictors are built together: 8 KiB of predictors, 4 or 8 KiB of each column.
#define EK_CHUNK ((size_t)1024)

/// Columns of the next chunk that are on their way when it begins, at most.
#define EK_FETCHED_COLUMNS ((size_t)18)

#define EK_BODY "../linear/linear_isa.h"
#include "../isa/each_isa.h"

void ek_logistic_f64(const double *z, size_t count, double *out) {
    EK_DISPATCH(link, EK_LINK_LOGISTIC, z, count, out)
}

void ek_exponential_f64(const double *z, size_t count, double *out) {
    EK_DISPATCH(link, EK_LINK_EXPONENTIAL, z, count, out)
}

void ek_apply_link_f64(ek_link which, double *z, size_t count) { EK_DISPATCH(link, which, z, count, z) }

void ek_linear_f32(
    const float *const *columns, const double *coefficients, size_t column_count, double intercept, ek_link link,
    size_t rows, double *out) {
    EK_DISPATCH(linear_f32, columns, coefficients, column_count, intercept, link, rows, out)
}

void ek_linear_f64(
    const double *const *columns, const double *coefficients, size_t column_count, double intercept, ek_link link,
    size_t rows, double *out) {
    EK_DISPATCH(linear_f64, columns, coefficients, column_count, intercept, link, rows, out)
}

void ek_add_linear_f32(
    const float *const *columns, const double *coefficients, size_t column_count, size_t rows, double *z) {
    EK_DISPATCH(add_linear_f32, columns, coefficients, column_count, rows, z)
}

void ek_add_linear_f64(
    const double *const *columns, const double *coefficients, size_t column_count, size_t rows, double *z) {
    EK_DISPATCH(add_linear_f64, columns, coefficients, column_count, rows, z)
}
