/// One person at a time by masks of leaves, for one instruction set (EK_NAME).
///
/// For every column and rank a row holds, tree by tree, the leaves that a person with this rank can still reach. The rows of a
/// person's ranks, met, leave in each tree the leaf she reaches as the lowest bit: the leaves to its left are excluded by
/// the nodes that sent her right.

/// The meet of some rows (a multiple of EK_ROWS_AT_ONCE, at least one) of `bytes` bytes (a multiple of 64).
EK_INLINE void EK_NAME(meet_rows)(const char *const *rows, int32_t row_count, size_t bytes, char *met) {
    for (int32_t r = 0; r < row_count; r += EK_ROWS_AT_ONCE) {
        const char *a = rows[r], *b = rows[r + 1], *c = rows[r + 2], *d = rows[r + 3];
        for (size_t i = 0; i < bytes; i += 64) {
            ek_u64x8_unaligned mask = *(const ek_u64x8_unaligned *)(a + i) & *(const ek_u64x8_unaligned *)(b + i);
            mask &= *(const ek_u64x8_unaligned *)(c + i) & *(const ek_u64x8_unaligned *)(d + i);
            if (r > 0) {
                mask &= *(const ek_u64x8_unaligned *)(met + i);
            }
            *(ek_u64x8_unaligned *)(met + i) = mask;
        }
    }
}

/// Adds the values of the leaves in the order of the trees.
#define EK_ADD_REACHED(Sum, Mask, first_bit)                                                    \
    {                                                                                           \
        Sum *sum = sums;                                                                        \
        const Mask *mask = met;                                                                 \
        const Sum *values = e->values;                                                          \
        for (int32_t o = 0; o < e->output_count; o += 1) {                                      \
            sum[o] = (Sum)e->base[o];                                                           \
        }                                                                                       \
        if (e->output_count == 1) {                                                             \
            Sum one = sum[0];                                                                   \
            for (int32_t t = 0; t < e->tree_count; t += 1) {                                    \
                one += values[(size_t)t * (8 * sizeof(Mask)) + (size_t)first_bit(mask[t])];     \
            }                                                                                   \
            sum[0] = one;                                                                       \
        } else {                                                                                \
            for (int32_t t = 0; t < e->tree_count; t += 1) {                                    \
                sum[e->outputs[t]]                                                              \
                    += values[(size_t)t * (8 * sizeof(Mask)) + (size_t)first_bit(mask[t])];     \
            }                                                                                   \
        }                                                                                       \
        for (int32_t o = 0; o < e->output_count; o += 1) {                                      \
            out[(size_t)o * out_stride] = sum[o];                                               \
        }                                                                                       \
    }

static void EK_NAME(leaf_mask_person)(
    const ek_leaf_mask_ensemble *e, const char *const *rows, int32_t row_count, size_t bytes, void *met, void *sums,
    double *out, size_t out_stride) {
    EK_NAME(meet_rows)(rows, row_count, bytes, met);
    if (e->wide) {
        if (e->single_precision) {
            EK_ADD_REACHED(float, uint64_t, __builtin_ctzll)
        } else {
            EK_ADD_REACHED(double, uint64_t, __builtin_ctzll)
        }
    } else {
        if (e->single_precision) {
            EK_ADD_REACHED(float, uint32_t, __builtin_ctz)
        } else {
            EK_ADD_REACHED(double, uint32_t, __builtin_ctz)
        }
    }
}
#undef EK_ADD_REACHED
