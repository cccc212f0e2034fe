/// Conditions and trees as operations on masks of people, for one instruction set (EK_NAME).
///
/// A block is 64 or 512 people; `people` is that constant at every call, so each function is compiled for both.
/// A mask is one bit a person. The steps for a block:
///   1. every condition of the ensemble is evaluated once into a mask (bit_sliced_conditions_body.h);
///   2. a tree sends the mask of everybody down: each node splits the mask of its slot by its condition;
///   3. the masks of the leaves give the bits of the leaf numbers, which are turned into one byte a person;
///   4. after a tile of trees, each person's leaf values are added in the order of the trees.

/// Sends everybody down a tree: each node splits the people of its slot by its condition.
EK_INLINE void EK_NAME(split_masks)(
    const ek_mask_node *nodes, int32_t count, const void *conditions, void *slots, const size_t people) {
    if (people == 64) {
        const uint64_t *condition = conditions;
        uint64_t *slot = slots;
        slot[0] = ~(uint64_t)0;
        for (int32_t n = 0; n < count; n += 1) {
            const uint64_t mask = slot[nodes[n].slot], left = mask & condition[nodes[n].condition];
            slot[nodes[n].slot + 1] = left;
            slot[nodes[n].right] = mask ^ left;
        }
    } else {
        const ek_u64x8 *condition = conditions;
        ek_u64x8 *slot = slots;
        slot[0] = ~(ek_u64x8){0};
        for (int32_t n = 0; n < count; n += 1) {
            const ek_u64x8 mask = slot[nodes[n].slot], left = mask & condition[nodes[n].condition];
            slot[nodes[n].slot + 1] = left;
            slot[nodes[n].right] = mask ^ left;
        }
    }
}

/// Writes one leaf number a person from the masks of the leaves.
EK_INLINE void EK_NAME(leaf_numbers)(
    const uint16_t *plane, int32_t plane_count, const void *slots, uint8_t *leaves, const size_t people) {
    uint32_t bits[8][512 / 32];
    for (int32_t b = 0; b < plane_count; b += 1) {
        const uint16_t count = *plane++;
        if (people == 64) {
            uint64_t all = 0;
            for (uint16_t i = 0; i < count; i += 1) {
                all |= ((const uint64_t *)slots)[plane[i]];
            }
            memcpy(bits[b], &all, sizeof all);
        } else {
            ek_u64x8 all = {0};
            for (uint16_t i = 0; i < count; i += 1) {
                all |= ((const ek_u64x8 *)slots)[plane[i]];
            }
            memcpy(bits[b], &all, sizeof all);
        }
        plane += count;
    }
    for (size_t c = 0; c < people / 32; c += 1) {
        ek_i8x32 number = {0};
        for (int32_t b = 0; b < plane_count; b += 1) {
            ek_bits32 set;
            memcpy(&set, &bits[b][c], sizeof(uint32_t));
            // A vector of true is -1 as bytes.
            number = number + number + (__builtin_convertvector(set, ek_i8x32) & 1);
        }
        memcpy(leaves + 32 * c, &number, 32);
    }
}

/// Adds the leaf values of a tile to the sums of one output, eight people at a time.
#define EK_ADD_LEAVES(Sum)                                                                                  \
    for (size_t i = 0; i < people; i += 8) {                                                                \
        Sum *s = (Sum *)sums + i;                                                                           \
        Sum s0 = s[0], s1 = s[1], s2 = s[2], s3 = s[3], s4 = s[4], s5 = s[5], s6 = s[6], s7 = s[7];         \
        const Sum *value = (const Sum *)values;                                                             \
        for (int32_t t = 0; t < count; t += 1) {                                                            \
            uint64_t eight;                                                                                 \
            memcpy(&eight, leaves + (size_t)t * people + i, 8);                                             \
            s0 += value[eight & 255];                                                                       \
            s1 += value[(eight >> 8) & 255];                                                                \
            s2 += value[(eight >> 16) & 255];                                                               \
            s3 += value[(eight >> 24) & 255];                                                               \
            s4 += value[(eight >> 32) & 255];                                                               \
            s5 += value[(eight >> 40) & 255];                                                               \
            s6 += value[(eight >> 48) & 255];                                                               \
            s7 += value[eight >> 56];                                                                       \
            value += trees[t].leaf_count;                                                                   \
            EK_KEEP_SCALAR(s0, s1, s2, s3, s4, s5, s6, s7);                                                 \
        }                                                                                                   \
        s[0] = s0, s[1] = s1, s[2] = s2, s[3] = s3, s[4] = s4, s[5] = s5, s[6] = s6, s[7] = s7;             \
    }

EK_INLINE void EK_NAME(add_leaves)(
    const ek_mask_tree *trees, int32_t count, const uint8_t *leaves, const void *values, bool single, void *sums,
    const size_t people) {
    if (single) {
        EK_ADD_LEAVES(float)
    } else {
        EK_ADD_LEAVES(double)
    }
}
#undef EK_ADD_LEAVES

/// Steps 2 to 4 for one block whose conditions are known.
EK_INLINE void EK_NAME(mask_block)(
    const ek_mask_ensemble *e, const void *conditions, void *slots, uint8_t *leaves, char *sums, size_t count,
    double *out, size_t out_stride, const size_t people) {
    const size_t width = e->single_precision ? sizeof(float) : sizeof(double);
    for (int32_t o = 0; o < e->output_count; o += 1) {
        for (size_t i = 0; i < people; i += 1) {
            if (e->single_precision) {
                ((float *)sums)[(size_t)o * people + i] = (float)e->base[o];
            } else {
                ((double *)sums)[(size_t)o * people + i] = e->base[o];
            }
        }
    }
    for (int32_t k = 0; k < e->tile_count; k += 1) {
        const ek_mask_tile *tile = &e->tiles[k];
        const ek_mask_tree *trees = e->trees + tile->first_tree;
        for (int32_t t = 0; t < tile->tree_count; t += 1) {
            EK_NAME(split_masks)(e->nodes + trees[t].first_node, trees[t].node_count, conditions, slots, people);
            EK_NAME(leaf_numbers)
            (e->planes + trees[t].first_plane, trees[t].plane_count, slots, leaves + (size_t)t * people, people);
        }
        for (int32_t o = 0; o < tile->output_count; o += 1) {
            const size_t value = (size_t)tile->first_value + (size_t)o * (size_t)tile->values_per_output;
            EK_NAME(add_leaves)
            (trees, tile->tree_count, leaves, (const char *)e->values + value * width, e->single_precision,
             sums + (size_t)(tile->first_output + o) * people * width, people);
        }
    }
    for (int32_t o = 0; o < e->output_count; o += 1) {
        for (size_t i = 0; i < count; i += 1) {
            const size_t from = (size_t)o * people + i;
            out[(size_t)o * out_stride + i] = e->single_precision ? ((float *)sums)[from] : ((double *)sums)[from];
        }
    }
}

static void EK_NAME(mask_block_64)(
    const ek_mask_ensemble *e, const void *conditions, void *slots, uint8_t *leaves, char *sums, size_t count,
    double *out, size_t out_stride) {
    EK_NAME(mask_block)(e, conditions, slots, leaves, sums, count, out, out_stride, 64);
}

static void EK_NAME(mask_block_512)(
    const ek_mask_ensemble *e, const void *conditions, void *slots, uint8_t *leaves, char *sums, size_t count,
    double *out, size_t out_stride) {
    EK_NAME(mask_block)(e, conditions, slots, leaves, sums, count, out, out_stride, 512);
}

/// The conditions that are made of others.
static void EK_NAME(derive_conditions)(const ek_mask_ensemble *e, uint64_t *conditions, size_t words) {
    for (int32_t d = 0; d < e->derived_count; d += 1) {
        const ek_derived_condition derived = e->derived[d];
        uint64_t *result = conditions + (size_t)(e->bound_count + d) * words;
        for (size_t w = 0; w < words; w += 1) {
            uint64_t bits = derived.inverted ? ~(uint64_t)0 : 0;
            for (int32_t i = 0; i < derived.count; i += 1) {
                bits ^= conditions[(size_t)e->operands[derived.first + i] * words + w];
            }
            result[w] = bits;
        }
    }
}
