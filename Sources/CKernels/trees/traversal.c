#include "etalon_kernels.h"
#include "etalon_trees.h"

#include "../isa/dispatch.h"
#include "../isa/vectors.h"

/// People of a block: the ranks of 30 columns take 8 KiB. Nodes hold their column times twice this.
#define EK_WALK_PEOPLE ((size_t)128)

/// Fewest people that are walked together rather than one by one.
#define EK_WALK_BLOCK ((size_t)24)

/// Where the parts of the scratch memory lie.
typedef struct ek_walk_memory {
    uint16_t *ranks;
    int32_t *leaves;
    char *sums;
    size_t total;
} ek_walk_memory;

static ek_walk_memory ek_walk_memory_in(const ek_walk_ensemble *e, void *scratch) {
    const size_t ranks = ((size_t)e->column_count + 1) * EK_WALK_PEOPLE * sizeof(uint16_t);
    const size_t most = (size_t)e->tree_count > EK_WALK_PEOPLE ? (size_t)e->tree_count : EK_WALK_PEOPLE;
    const size_t leaves = (most + 1) / 2 * 2 * sizeof(int32_t);
    const size_t sums = (size_t)e->output_count * EK_WALK_PEOPLE * sizeof(double);
    char *base = scratch;
    return (ek_walk_memory){
        .ranks = scratch,
        .leaves = (int32_t *)(base + ranks),
        .sums = base + ranks + leaves,
        .total = ranks + leaves + sums,
    };
}

#define EK_BODY "../trees/traversal_isa.h"
#include "../isa/each_isa.h"

size_t ek_walk_scratch(const ek_walk_ensemble *ensemble, size_t rows) {
    (void)rows;
    return ek_walk_memory_in(ensemble, 0).total;
}

int32_t ek_walk_ensemble_f32(
    const ek_walk_ensemble *ensemble, const float *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    EK_DISPATCH(walk_ensemble_f32, ensemble, columns, rows, out, out_stride, scratch)
}

int32_t ek_walk_ensemble_f64(
    const ek_walk_ensemble *ensemble, const double *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    EK_DISPATCH(walk_ensemble_f64, ensemble, columns, rows, out, out_stride, scratch)
}
