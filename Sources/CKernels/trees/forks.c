#include "etalon_kernels.h"
#include "etalon_trees.h"

#include "../isa/dispatch.h"
#include "../isa/vectors.h"

typedef uint8_t ek_u8x32 __attribute__((vector_size(32)));

/// Where the parts of the scratch memory lie.
typedef struct ek_fork_memory {
    /// Ranks of every column, then of every changed column.
    int8_t *ranks;
    int8_t *changed_ranks;
    /// Leaves, as EK_FORK_LEAF, EK_FORK_NODE and EK_FORK_STEP say.
    uint8_t *leaves;
    /// One sum a change and person.
    double *sums;
    size_t total;
} ek_fork_memory;

static size_t aligned(size_t bytes) { return (bytes + 63) / 64 * 64; }

static ek_fork_memory ek_fork_memory_in(
    const ek_fork_ensemble *e, const ek_fork_changes *changes, int32_t changed_count, void *scratch) {
    const size_t ranks = aligned((size_t)e->column_count * EK_FORK_PEOPLE);
    const size_t changed = aligned((size_t)changed_count * EK_FORK_PEOPLE);
    const size_t leaves = EK_FORK_STEP(256);
    const size_t sums = (size_t)changes->change_count * EK_FORK_PEOPLE * sizeof(double);
    char *base = scratch;
    return (ek_fork_memory){
        .ranks = (int8_t *)base,
        .changed_ranks = (int8_t *)base + ranks,
        .leaves = (uint8_t *)base + ranks + changed,
        .sums = (double *)(void *)(base + ranks + changed + leaves),
        .total = ranks + changed + leaves + sums,
    };
}

#define EK_BODY "../trees/forks_isa.h"
#include "../isa/each_isa.h"

size_t ek_fork_scratch(const ek_fork_ensemble *ensemble, const ek_fork_changes *changes, int32_t changed_count) {
    return ek_fork_memory_in(ensemble, changes, changed_count, 0).total;
}

void ek_fork_ensemble_f32(
    const ek_fork_ensemble *ensemble, const ek_fork_changes *changes, const float *const *columns,
    const float *const *changed, int32_t changed_count, size_t rows, double *out, size_t out_stride, void *scratch) {
    EK_DISPATCH(fork_ensemble_f32, ensemble, changes, columns, changed, changed_count, rows, out, out_stride, scratch)
}

void ek_fork_ensemble_f64(
    const ek_fork_ensemble *ensemble, const ek_fork_changes *changes, const double *const *columns,
    const double *const *changed, int32_t changed_count, size_t rows, double *out, size_t out_stride, void *scratch) {
    EK_DISPATCH(fork_ensemble_f64, ensemble, changes, columns, changed, changed_count, rows, out, out_stride, scratch)
}
