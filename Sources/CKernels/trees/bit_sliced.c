#include "etalon_kernels.h"
#include "etalon_trees.h"

#include "../isa/dispatch.h"
#include "../isa/vectors.h"

typedef uint64_t ek_u64x8 __attribute__((vector_size(64)));

#if defined(__x86_64__)
#define EK_KEEP_SCALAR(a, b, c, d, e, f, g, h) \
    __asm__("" : "+x"(a), "+x"(b), "+x"(c), "+x"(d), "+x"(e), "+x"(f), "+x"(g), "+x"(h))
#else
#define EK_KEEP_SCALAR(a, b, c, d, e, f, g, h)
#endif

/// People of the next block when `left` remain: a small block only where it saves more than it costs.
static size_t ek_mask_block(size_t left) { return left <= 128 ? 64 : 512; }

/// Where the parts of the scratch memory lie.
typedef struct ek_mask_memory {
    void *ranks;
    void *conditions;
    void *slots;
    uint8_t *leaves;
    char *sums;
    size_t total;
} ek_mask_memory;

static size_t aligned(size_t bytes) { return (bytes + 63) / 64 * 64; }

static ek_mask_memory ek_mask_memory_in(const ek_mask_ensemble *e, size_t people, void *scratch) {
    const size_t mask = people / 8;
    const size_t ranks = aligned(people * sizeof(uint16_t));
    const size_t conditions = aligned((size_t)(e->bound_count + e->derived_count) * mask);
    const size_t slots = aligned((size_t)e->slot_count * mask);
    const size_t leaves = aligned((size_t)e->tile_trees * people);
    const size_t sums = aligned((size_t)e->output_count * people * sizeof(double));
    char *base = scratch;
    return (ek_mask_memory){
        .ranks = base,
        .conditions = base + ranks,
        .slots = base + ranks + conditions,
        .leaves = (uint8_t *)base + ranks + conditions + slots,
        .sums = base + ranks + conditions + slots + leaves,
        .total = ranks + conditions + slots + leaves + sums,
    };
}

#define EK_BODY "../trees/bit_sliced_isa.h"
#include "../isa/each_isa.h"

size_t ek_mask_scratch(const ek_mask_ensemble *ensemble, size_t rows) {
    return ek_mask_memory_in(ensemble, ek_mask_block(rows), 0).total;
}

int32_t ek_mask_ensemble_f32(
    const ek_mask_ensemble *ensemble, const float *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    EK_DISPATCH(mask_ensemble_f32, ensemble, columns, rows, out, out_stride, scratch)
}

int32_t ek_mask_ensemble_f64(
    const ek_mask_ensemble *ensemble, const double *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    EK_DISPATCH(mask_ensemble_f64, ensemble, columns, rows, out, out_stride, scratch)
}
