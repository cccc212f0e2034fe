/// The conditions of a block of people as masks, and the loop over blocks, for one instruction set and one column type.

/// Bounds up to which each is compared with the values of thirty-two people at once; beyond, ranks are compared, which cost a search
/// but are narrower.
#define EK_COMPARED_BOUNDS (384 / EK_COLUMN_BYTES)

/// One bit a lane.
EK_INLINE uint32_t EK_TYPED(bits32)(EK_TYPED(m32) mask) {
    const ek_bits32 set = __builtin_convertvector(__builtin_convertvector(mask, ek_i8x32), ek_bits32);
    uint32_t bits;
    memcpy(&bits, &set, sizeof bits);
    return bits;
}

/// The conditions of a group from the values themselves; true where one of them is NaN. `next` is read soon after.
static bool EK_TYPED(compared_conditions)(
    const ek_condition_group *group, const uint16_t *bounds, const EK_COLUMN *x, const EK_COLUMN *next, size_t count,
    size_t words, uint32_t *result) {
    const ek_rank_map *map = &group->map;
    const EK_COLUMN *keys = map->keys;
    // Only a missing value reaches a bound beyond the keys, which is the last if there is one.
    const int32_t last = group->bound_count - 1;
    const int32_t inside = last >= 0 && bounds[last] > map->key_count ? last : last + 1;
    uint32_t met = 0;
    for (size_t c = 0; 32 * c < count; c += 1) {
        const EK_TYPED(x32) value = EK_TYPED(next32)(x + 32 * c, count - 32 * c);
        for (size_t line = 0; line < 32 * sizeof(EK_COLUMN); line += 64) {
            __builtin_prefetch((const char *)(next + 32 * c) + line, 0, 3);
        }
        const uint32_t nan = EK_TYPED(bits32)(value != value);
        const uint32_t missing
            = map->missing == EK_MISSING_NAN ? nan : EK_TYPED(bits32)(EK_TYPED(missing32)(map->missing, value));
        const uint32_t kept = map->missing_last ? ~missing : ~(uint32_t)0, added = map->missing_last ? 0 : missing;
        met |= nan;
        for (int32_t b = 0; b < inside; b += 1) {
            const uint32_t below = EK_TYPED(bits32)(value < keys[bounds[b] - 1]);
            result[(size_t)b * words + c] = (below & kept) | added;
        }
        if (inside < group->bound_count) {
            result[(size_t)inside * words + c] = kept;
        }
    }
    return met != 0;
}

/// The conditions of a group from ranks; true where a value is NaN.
static bool EK_TYPED(ranked_conditions)(
    const ek_condition_group *group, const uint16_t *bounds, const EK_COLUMN *x, size_t count, size_t words,
    uint32_t *result, void *ranks) {
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
    return EK_TYPED(any_nan)(x, count);
}

/// Evaluates every condition for `count` people from `row`; masks of `people` bits, one after another. True where a value is NaN.
static bool EK_TYPED(rank_conditions)(
    const ek_mask_ensemble *e, const EK_COLUMN *const *columns, size_t row, size_t count, size_t people,
    uint32_t *conditions, void *ranks) {
    const size_t words = people / 32;
    bool met = false;
    for (int32_t g = 0; g < e->group_count; g += 1) {
        const ek_condition_group *group = &e->groups[g];
        const EK_COLUMN *x = columns[group->map.feature] + row;
        const uint16_t *bounds = e->bounds + group->first_bound;
        uint32_t *result = conditions + (size_t)group->first_bound * words;
        if (group->bound_count <= EK_COMPARED_BOUNDS) {
            // Each column is a short run of memory far from the last: it is fetched while the one before is compared.
            const EK_COLUMN *next = g + 1 < e->group_count ? columns[group[1].map.feature] + row : x + count;
            met |= EK_TYPED(compared_conditions)(group, bounds, x, next, count, words, result);
        } else {
            met |= EK_TYPED(ranked_conditions)(group, bounds, x, count, words, result, ranks);
        }
    }
    return met;
}

static int32_t EK_TYPED(mask_ensemble)(
    const ek_mask_ensemble *e, const EK_COLUMN *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    bool met = false;
    for (size_t row = 0; row < rows;) {
        const size_t people = ek_mask_block(rows - row), count = rows - row < people ? rows - row : people;
        const ek_mask_memory memory = ek_mask_memory_in(e, people, scratch);
        met |= EK_TYPED(rank_conditions)(e, columns, row, count, people, memory.conditions, memory.ranks);
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
    return met;
}
