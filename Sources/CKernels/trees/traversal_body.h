/// Trees walked node by node on ranks, for one instruction set (EK_NAME). Eight walks at a time, so that their loads overlap:
/// of eight people in one tree, which then stays in the first-level cache, or of one person in eight trees.

/// The node after `at`. The rank of column c lies at `ranks + c * people`; `people` is a constant.
EK_INLINE int32_t EK_NAME(next_node)(const ek_walk_node *nodes, int32_t at, const uint16_t *ranks, const size_t people) {
    const ek_walk_node node = nodes[at];
    const uint16_t rank = people == EK_WALK_PEOPLE
        ? *(const uint16_t *)((const char *)ranks + ((node >> 16) & 0xFFFFFF))
        : ranks[(node >> 24) & 0xFFFF];
    return (int32_t)(node >> 40) + (rank >= (uint16_t)node);
}

/// Leaves of one tree for `count` people (at most EK_WALK_PEOPLE): the index of the leaf's node.
static void EK_NAME(walk_people)(
    const ek_walk_node *nodes, const ek_walk_tree tree, const uint16_t *ranks, size_t count, int32_t *leaves) {
    for (size_t i = 0; i < count; i += 8) {
        int32_t at[8];
        for (int p = 0; p < 8; p += 1) {
            at[p] = tree.root;
        }
        for (int32_t d = 0; d < tree.depth; d += 1) {
            for (int p = 0; p < 8; p += 1) {
                at[p] = EK_NAME(next_node)(nodes, at[p], ranks + i + p, EK_WALK_PEOPLE);
            }
        }
        memcpy(leaves + i, at, sizeof at);
    }
}

/// Leaves of all trees for one person.
static void EK_NAME(walk_trees)(const ek_walk_ensemble *e, const uint16_t *ranks, int32_t *leaves) {
    for (int32_t t = 0; t < e->tree_count; t += 8) {
        int32_t at[8], depth = 0;
        const int32_t count = e->tree_count - t < 8 ? e->tree_count - t : 8;
        for (int32_t k = 0; k < 8; k += 1) {
            // A short group walks its first tree several times.
            const ek_walk_tree *tree = &e->trees[e->by_depth[t + (k < count ? k : 0)]];
            at[k] = tree->root;
            depth = tree->depth > depth ? tree->depth : depth;
        }
        for (int32_t d = 0; d < depth; d += 1) {
            for (int k = 0; k < 8; k += 1) {
                at[k] = EK_NAME(next_node)(e->nodes, at[k], ranks, 1);
            }
        }
        for (int32_t k = 0; k < count; k += 1) {
            leaves[e->by_depth[t + k]] = at[k];
        }
    }
}

/// Sums start from the base of their output.
EK_INLINE void EK_NAME(start_sums)(const ek_walk_ensemble *e, void *sums, size_t count, size_t people) {
    for (int32_t o = 0; o < e->output_count; o += 1) {
        for (size_t i = 0; i < count; i += 1) {
            if (e->single_precision) {
                ((float *)sums)[(size_t)o * people + i] = (float)e->base[o];
            } else {
                ((double *)sums)[(size_t)o * people + i] = e->base[o];
            }
        }
    }
}

/// Adds the values of one tree's leaves.
EK_INLINE void EK_NAME(add_values)(
    const ek_walk_ensemble *e, int32_t tree, const int32_t *leaves, size_t count, size_t people, void *sums) {
    for (int32_t v = 0; v < e->value_count; v += 1) {
        const size_t first = (size_t)(e->trees[tree].output + v) * people;
        if (e->single_precision) {
            float *sum = (float *)sums + first;
            const float *values = (const float *)e->values + v;
            for (size_t i = 0; i < count; i += 1) {
                sum[i] += values[(size_t)leaves[i] * (size_t)e->value_count];
            }
        } else {
            double *sum = (double *)sums + first;
            const double *values = (const double *)e->values + v;
            for (size_t i = 0; i < count; i += 1) {
                sum[i] += values[(size_t)leaves[i] * (size_t)e->value_count];
            }
        }
    }
}

EK_INLINE void EK_NAME(store_sums)(
    const ek_walk_ensemble *e, const void *sums, size_t count, size_t people, double *out, size_t out_stride) {
    for (int32_t o = 0; o < e->output_count; o += 1) {
        for (size_t i = 0; i < count; i += 1) {
            const size_t at = (size_t)o * people + i;
            out[(size_t)o * out_stride + i]
                = e->single_precision ? (double)((const float *)sums)[at] : ((const double *)sums)[at];
        }
    }
}

/// A block of people whose ranks are known.
static void EK_NAME(walk_block)(
    const ek_walk_ensemble *e, const ek_walk_memory memory, size_t count, double *out, size_t out_stride) {
    EK_NAME(start_sums)(e, memory.sums, count, EK_WALK_PEOPLE);
    for (int32_t t = 0; t < e->tree_count; t += 1) {
        EK_NAME(walk_people)(e->nodes, e->trees[t], memory.ranks, count, memory.leaves);
        EK_NAME(add_values)(e, t, memory.leaves, count, EK_WALK_PEOPLE, memory.sums);
    }
    EK_NAME(store_sums)(e, memory.sums, count, EK_WALK_PEOPLE, out, out_stride);
}

/// One person whose ranks are known.
static void EK_NAME(walk_person)(
    const ek_walk_ensemble *e, const ek_walk_memory memory, double *out, size_t out_stride) {
    EK_NAME(walk_trees)(e, memory.ranks, memory.leaves);
    EK_NAME(start_sums)(e, memory.sums, 1, 1);
    for (int32_t t = 0; t < e->tree_count; t += 1) {
        EK_NAME(add_values)(e, t, memory.leaves + t, 1, 1, memory.sums);
    }
    EK_NAME(store_sums)(e, memory.sums, 1, 1, out, out_stride);
}
