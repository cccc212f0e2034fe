/// The conditions of a block of people as masks, and the loop over blocks, for one instruction set and one column type.

/// Evaluates every condition for `count` people from `row`; masks of `people` bits, one after another.
static void EK_TYPED(rank_conditions)(
    const ek_mask_ensemble *e, const EK_COLUMN *const *columns, size_t row, size_t count, size_t people,
    uint32_t *conditions, void *ranks) {
    const size_t words = people / 32;
    for (int32_t g = 0; g < e->group_count; g += 1) {
        const ek_condition_group *group = &e->groups[g];
        const EK_COLUMN *x = columns[group->map.feature] + row;
        const uint16_t *bounds = e->bounds + group->first_bound;
        uint32_t *result = conditions + (size_t)group->first_bound * words;
        if (group->map.key_count <= EK_BYTE_KEYS) {
            EK_TYPED(byte_ranks)(&group->map, x, count, ranks);
            for (int32_t b = 0; b < group->bound_count; b += 1) {
                const int8_t bound = (int8_t)(bounds[b] - 128);
                for (size_t c = 0; c < (count + 31) / 32; c += 1) {
                    const ek_i8x32 rank = ((const ek_i8x32 *)ranks)[c];
                    const ek_bits32 below = __builtin_convertvector(rank < bound, ek_bits32);
                    memcpy(result + c, &below, 4);
                }
                result += words;
            }
        } else {
            EK_TYPED(word_ranks)(&group->map, x, count, ranks);
            for (int32_t b = 0; b < group->bound_count; b += 1) {
                const uint16_t bound = bounds[b];
                for (size_t c = 0; c < (count + 31) / 32; c += 1) {
                    const ek_u16x32 rank = ((const ek_u16x32 *)ranks)[c];
                    const ek_bits32 below = __builtin_convertvector(rank < bound, ek_bits32);
                    memcpy(result + c, &below, 4);
                }
                result += words;
            }
        }
    }
}

static void EK_TYPED(mask_ensemble)(
    const ek_mask_ensemble *e, const EK_COLUMN *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    for (size_t row = 0; row < rows;) {
        const size_t people = ek_mask_block(rows - row), count = rows - row < people ? rows - row : people;
        const ek_mask_memory memory = ek_mask_memory_in(e, people, scratch);
        EK_TYPED(rank_conditions)(e, columns, row, count, people, memory.conditions, memory.ranks);
        EK_NAME(derive_conditions)(e, (uint64_t *)memory.conditions, people / 64);
        if (people == 64) {
            EK_NAME(mask_block_64)
            (e, memory.conditions, memory.slots, memory.leaves, memory.sums, count, out + row, out_stride);
        } else {
            EK_NAME(mask_block_512)
            (e, memory.conditions, memory.slots, memory.leaves, memory.sums, count, out + row, out_stride);
        }
        row += count;
    }
}
