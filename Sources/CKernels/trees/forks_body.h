/// Leaves before and after changes, for one instruction set (EK_NAME).
///
/// A byte lane a person holds the number of a leaf. Bottom-up, every node takes the leaf of one of its children, so that the root has each person's leaf and
/// every other node the leaf a person would reach from there. A change of a feature matters first at one node of a person's path: of each level
/// at most one, whose answer is found anew. So level by level there is one other leaf a person, whatever the number of features.

enum { EK_NAME(FORK_CHUNKS) = EK_FORK_PEOPLE / 32 };

/// The leaf under one node for every person, thirty-two a vector.
EK_INLINE void EK_NAME(fork_node)(
    const ek_fork_node *node, const int8_t *bounds, const int8_t *ranks, const uint8_t *leaves,
    ek_i8x32 result[EK_NAME(FORK_CHUNKS)]) {
    const ek_i8x32 *rank = (const ek_i8x32 *)(const void *)(ranks + (size_t)node->column * EK_FORK_PEOPLE);
    const uint8_t *left = leaves + node->left, *right = leaves + node->right;
    if (__builtin_expect(node->bound_count == 1, 1)) {
        const int8_t bound = node->bound;
        for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
            const ek_i8x32 below = rank[k] < bound;
            const ek_i8x32 one = *(const ek_i8x32 *)(const void *)(left + (size_t)k * node->left_stride);
            const ek_i8x32 other = *(const ek_i8x32 *)(const void *)(right + (size_t)k * node->right_stride);
            result[k] = (below & one) | (~below & other);
        }
        return;
    }
    for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
        ek_i8x32 below = (ek_i8x32){0} - (int8_t)node->inverted;
        for (int b = 0; b < node->bound_count; b += 1) {
            below ^= (ek_i8x32)(rank[k] < bounds[node->first_bound + b]);
        }
        const ek_i8x32 one = *(const ek_i8x32 *)(const void *)(left + (size_t)k * node->left_stride);
        const ek_i8x32 other = *(const ek_i8x32 *)(const void *)(right + (size_t)k * node->right_stride);
        result[k] = (below & one) | (~below & other);
    }
}

EK_INLINE void EK_NAME(store_leaves)(uint8_t *leaves, const ek_i8x32 result[EK_NAME(FORK_CHUNKS)]) {
    for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
        ((ek_i8x32 *)(void *)leaves)[k] = result[k];
    }
}

static void EK_NAME(fork_block)(
    const ek_fork_ensemble *e, const ek_fork_changes *changes, const ek_fork_memory *memory) {
    double *sums = memory->sums;
    uint8_t *leaves = memory->leaves;
    memset(sums, 0, (size_t)changes->change_count * EK_FORK_PEOPLE * sizeof(double));
    ek_i8x32 other[EK_NAME(FORK_CHUNKS)], change[EK_NAME(FORK_CHUNKS)], found[EK_NAME(FORK_CHUNKS)];
    double own[EK_FORK_PEOPLE];
    for (int32_t t = 0; t < e->tree_count; t += 1) {
        const ek_fork_tree *tree = &e->trees[t];
        if (tree->fork_count == 0) {
            continue;
        }
        const double *values = e->values + tree->first_value;
        for (int32_t n = 0; n < tree->node_count; n += 1) {
            EK_NAME(fork_node)(&e->nodes[tree->first_node + n], e->bounds, memory->ranks, leaves, found);
            EK_NAME(store_leaves)(leaves + EK_FORK_NODE(n), found);
        }
        const uint8_t *leaf = leaves + EK_FORK_NODE(tree->node_count - 1);
        for (int i = 0; i < EK_FORK_PEOPLE; i += 1) {
            own[i] = values[leaf[i]];
        }
        const ek_fork *forks = e->forks + tree->first_fork;
        for (int32_t r = 0; r < changes->round_count; r += 1) {
            const int32_t *change_of = changes->change_in_round + (size_t)r * (size_t)e->subject_count;
            for (int32_t f = 0; f < tree->fork_count;) {
                const int32_t level = forks[f].level;
                bool anybody = false;
                for (; f < tree->fork_count && forks[f].level == level; f += 1) {
                    const ek_fork *fork = &forks[f];
                    const int32_t c = change_of[fork->subject];
                    if (c < 0) {
                        continue;
                    }
                    if (!anybody) {
                        for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
                            other[k] = ((const ek_i8x32 *)(const void *)leaf)[k];
                            change[k] = (ek_i8x32){0} + (int8_t)c;
                        }
                        anybody = true;
                    }
                    const int8_t *ranks[2] = {
                        memory->ranks, memory->changed_ranks + (size_t)changes->first_changed[c] * EK_FORK_PEOPLE};
                    const ek_fork_node *steps = &e->steps[fork->first_step];
                    for (int32_t s = 0; s + 1 < fork->step_count; s += 1) {
                        EK_NAME(fork_node)(&steps[s], e->bounds, ranks[steps[s].after], leaves, found);
                        EK_NAME(store_leaves)(leaves + EK_FORK_STEP(s), found);
                    }
                    EK_NAME(fork_node)(&steps[fork->step_count - 1], e->bounds, ranks[1], leaves, found);
                    const uint8_t first = fork->first_leaf, width = (uint8_t)(fork->last_leaf - fork->first_leaf);
                    for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
                        const ek_u8x32 mine = ((const ek_u8x32 *)(const void *)leaf)[k] - first;
                        const ek_i8x32 here = (ek_i8x32)(mine <= width);
                        other[k] = (here & found[k]) | (~here & other[k]);
                        change[k] = (here & (int8_t)c) | (~here & change[k]);
                    }
                }
                if (anybody) {
                    uint8_t reached[EK_FORK_PEOPLE], rows[EK_FORK_PEOPLE];
                    memcpy(reached, other, sizeof reached);
                    memcpy(rows, change, sizeof rows);
                    for (int i = 0; i < EK_FORK_PEOPLE; i += 1) {
                        sums[(size_t)rows[i] * EK_FORK_PEOPLE + (size_t)i] += values[reached[i]] - own[i];
                    }
                }
            }
        }
    }
}
