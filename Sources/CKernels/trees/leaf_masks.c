#include "etalon_kernels.h"
#include "etalon_trees.h"

#include "../isa/dispatch.h"
#include "../isa/vectors.h"

typedef uint64_t ek_u64x8_unaligned __attribute__((vector_size(64), may_alias));

/// Rows that are met in one pass over the masks of all trees.
#define EK_ROWS_AT_ONCE 4

static size_t ek_leaf_mask_bytes(const ek_leaf_mask_ensemble *e) {
    const size_t width = e->wide ? sizeof(uint64_t) : sizeof(uint32_t);
    return ((size_t)e->tree_count * width + 63) / 64 * 64;
}

#define EK_BODY "../trees/leaf_masks_isa.h"
#include "../isa/each_isa.h"

size_t ek_leaf_mask_scratch(const ek_leaf_mask_ensemble *e) {
    const size_t rows = ((size_t)e->column_count + EK_ROWS_AT_ONCE) * sizeof(void *);
    return (rows + 63) / 64 * 64 + ek_leaf_mask_bytes(e) + (size_t)e->output_count * sizeof(double);
}

int32_t ek_leaf_mask_ensemble_f32(
    const ek_leaf_mask_ensemble *ensemble, const float *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    EK_DISPATCH(leaf_mask_ensemble_f32, ensemble, columns, rows, out, out_stride, scratch)
}

int32_t ek_leaf_mask_ensemble_f64(
    const ek_leaf_mask_ensemble *ensemble, const double *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    EK_DISPATCH(leaf_mask_ensemble_f64, ensemble, columns, rows, out, out_stride, scratch)
}
