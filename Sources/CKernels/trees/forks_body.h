/// Leaves before and after changes, for one instruction set (EK_NAME).
///
/// A byte lane a person holds the number of a leaf. Bottom-up, every node takes the leaf of one of its children, so that the root has each person's leaf and
/// every other node the leaf a person would reach from there. A change of a feature matters first at one node of a person's path: of each level
/// at most one, whose answer is found anew. So level by level there is one other leaf a person, whatever the number of features.

enum { EK_NAME(FORK_CHUNKS) = EK_FORK_PEOPLE / 32 };

/// The leaf under one node for every person.
EK_INLINE void EK_NAME(fork_node)(
    const ek_fork_node *node, const int8_t *bounds, const int8_t *ranks, const uint8_t *nodes, const uint8_t *steps,
    uint8_t *leaf) {
    const ek_i8x32 *rank = (const ek_i8x32 *)ranks;
    ek_i8x32 left[EK_NAME(FORK_CHUNKS)];
    const int8_t *bound = bounds + node->first_bound;
    if (node->bound_count == 1 && !node->inverted) {
        const int8_t below = bound[0];
        for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
            left[k] = rank[k] < below;
        }
    } else {
        for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
            left[k] = (ek_i8x32){0} - (int8_t)node->inverted;
            for (int b = 0; b < node->bound_count; b += 1) {
                left[k] ^= (ek_i8x32)(rank[k] < bound[b]);
            }
        }
    }
    const ek_i8x32 *from[2] = {0, 0};
    ek_i8x32 constant[2];
    const ek_fork_child kinds[2] = {node->left_kind, node->right_kind};
    const uint8_t numbers[2] = {node->left, node->right};
    for (int side = 0; side < 2; side += 1) {
        constant[side] = (ek_i8x32){0} + (int8_t)numbers[side];
        const uint8_t *base = kinds[side] == EK_FORK_STEP ? steps : nodes;
        from[side] = (const ek_i8x32 *)(const void *)(base + (size_t)numbers[side] * EK_FORK_PEOPLE);
    }
    ek_i8x32 *result = (ek_i8x32 *)(void *)leaf;
    const bool left_leaf = kinds[0] == EK_FORK_LEAF, right_leaf = kinds[1] == EK_FORK_LEAF;
    if (left_leaf && right_leaf) {
        for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
            result[k] = (left[k] & constant[0]) | (~left[k] & constant[1]);
        }
    } else {
        for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
            const ek_i8x32 one = left_leaf ? constant[0] : from[0][k], other = right_leaf ? constant[1] : from[1][k];
            result[k] = (left[k] & one) | (~left[k] & other);
        }
    }
}

static void EK_NAME(fork_block)(
    const ek_fork_ensemble *e, const ek_fork_changes *changes, const ek_fork_memory *memory) {
    double *sums = memory->sums;
    memset(sums, 0, (size_t)changes->change_count * EK_FORK_PEOPLE * sizeof(double));
    uint8_t other[EK_FORK_PEOPLE] __attribute__((aligned(32))), change[EK_FORK_PEOPLE] __attribute__((aligned(32)));
    double own[EK_FORK_PEOPLE];
    for (int32_t t = 0; t < e->tree_count; t += 1) {
        const ek_fork_tree *tree = &e->trees[t];
        if (tree->fork_count == 0) {
            continue;
        }
        const double *values = e->values + tree->first_value;
        for (int32_t n = 0; n < tree->node_count; n += 1) {
            const ek_fork_node *node = &e->nodes[tree->first_node + n];
            EK_NAME(fork_node)
            (node, e->bounds, memory->ranks + (size_t)node->column * EK_FORK_PEOPLE, memory->nodes, memory->steps,
             memory->nodes + (size_t)n * EK_FORK_PEOPLE);
        }
        const uint8_t *leaf = memory->nodes + (size_t)(tree->node_count - 1) * EK_FORK_PEOPLE;
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
                        memcpy(other, leaf, EK_FORK_PEOPLE);
                        memset(change, c, EK_FORK_PEOPLE);
                        anybody = true;
                    }
                    const int8_t *after = memory->changed_ranks + (size_t)changes->first_changed[c] * EK_FORK_PEOPLE;
                    for (int32_t s = 0; s < fork->step_count; s += 1) {
                        const ek_fork_node *step = &e->steps[fork->first_step + s];
                        EK_NAME(fork_node)
                        (step, e->bounds,
                         (step->after ? after : memory->ranks) + (size_t)step->column * EK_FORK_PEOPLE, memory->nodes,
                         memory->steps, memory->steps + (size_t)s * EK_FORK_PEOPLE);
                    }
                    const ek_u8x32 *found =
                        (const ek_u8x32 *)(const void *)(memory->steps + (size_t)(fork->step_count - 1) * EK_FORK_PEOPLE);
                    const uint8_t first = fork->first_leaf, width = (uint8_t)(fork->last_leaf - fork->first_leaf);
                    for (int k = 0; k < EK_NAME(FORK_CHUNKS); k += 1) {
                        const ek_u8x32 mine = ((const ek_u8x32 *)(const void *)leaf)[k] - first;
                        const ek_u8x32 here = (ek_u8x32)(mine <= width);
                        ek_u8x32 *others = (ek_u8x32 *)(void *)other + k, *rows = (ek_u8x32 *)(void *)change + k;
                        *others = (here & found[k]) | (~here & *others);
                        *rows = (here & (uint8_t)c) | (~here & *rows);
                    }
                }
                if (anybody) {
                    for (int i = 0; i < EK_FORK_PEOPLE; i += 1) {
                        sums[(size_t)change[i] * EK_FORK_PEOPLE + (size_t)i] += values[other[i]] - own[i];
                    }
                }
            }
        }
    }
}
