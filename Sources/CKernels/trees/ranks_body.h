/// Ranks of a column's values, for one instruction set (EK_NAME) and one column type (EK_COLUMN, EK_TYPED).

/// Keys up to which each is compared with thirty-two people at once; beyond, each person descends a search tree.
#define EK_COUNTED_KEYS 12

#if EK_COLUMN_BYTES == 4
typedef float EK_TYPED(x8) __attribute__((vector_size(32), aligned(4), may_alias));
typedef float EK_TYPED(x32) __attribute__((vector_size(128), aligned(4), may_alias));
typedef int32_t EK_TYPED(m32) __attribute__((vector_size(128)));
#else
typedef double EK_TYPED(x8) __attribute__((vector_size(64), aligned(8), may_alias));
typedef double EK_TYPED(x32) __attribute__((vector_size(256), aligned(8), may_alias));
typedef int64_t EK_TYPED(m32) __attribute__((vector_size(256)));
#endif

/// The number of the eight ascending keys that are <= x; padding keys are NaN and never are.
EK_INLINE int32_t EK_TYPED(keys_below)(const EK_COLUMN *keys, EK_COLUMN x) {
    const EK_TYPED(x8) node = *(const EK_TYPED(x8) *)keys;
    const EK_TYPED(x8) value = {x, x, x, x, x, x, x, x};
    const ek_bits8 below = __builtin_convertvector(value >= node, ek_bits8);
    uint8_t bits;
    memcpy(&bits, &below, 1);
    return __builtin_popcount(bits);
}

/// The number of keys <= x; 0 for NaN.
EK_INLINE int32_t EK_TYPED(rank)(const ek_rank_map *map, EK_COLUMN x) {
    int32_t index = 0;
    for (int32_t level = 0; level < map->level_count; level += 1) {
        const EK_COLUMN *nodes = (const EK_COLUMN *)map->separators + map->level_start[level];
        index = index * 9 + EK_TYPED(keys_below)(nodes + 8 * index, x);
    }
    return index * 8 + EK_TYPED(keys_below)((const EK_COLUMN *)map->keys + 8 * index, x);
}

/// All ones in the lanes of thirty-two people whose value is missing.
EK_INLINE EK_TYPED(m32) EK_TYPED(missing32)(ek_missing kind, EK_TYPED(x32) value) {
    EK_TYPED(m32) missing = value != value;
    if (kind == EK_MISSING_ZERO_OR_NAN) {
        // 1e-35 is compared as the float it is in the libraries that have this rule.
        missing |= (value <= (EK_COLUMN)1e-35f) & (value >= (EK_COLUMN)-1e-35f);
    }
    return missing;
}

/// The ranks of thirty-two people, in lanes of the width of their values.
EK_INLINE EK_TYPED(m32) EK_TYPED(ranks32)(const ek_rank_map *map, EK_TYPED(x32) value) {
    EK_TYPED(m32) rank = {0};
    if (map->key_count <= EK_COUNTED_KEYS) {
        for (int32_t k = 0; k < map->key_count; k += 1) {
            rank -= value >= ((const EK_COLUMN *)map->keys)[k];
        }
    } else {
        // Through memory, once: writing single lanes of a vector would do it for each.
        EK_COLUMN values[32];
        uint16_t ranks[32];
        memcpy(values, &value, sizeof values);
        for (int lane = 0; lane < 32; lane += 1) {
            ranks[lane] = (uint16_t)EK_TYPED(rank)(map, values[lane]);
        }
        ek_u16x32 narrow;
        memcpy(&narrow, ranks, sizeof narrow);
        rank = __builtin_convertvector(narrow, EK_TYPED(m32));
    }
    return rank;
}

/// The values of the next (up to) thirty-two people; zeros where there are fewer.
EK_INLINE EK_TYPED(x32) EK_TYPED(next32)(const EK_COLUMN *x, size_t count) {
    if (count >= 32) {
        return *(const EK_TYPED(x32) *)x;
    }
    EK_TYPED(x32) padded = {0};
    memcpy(&padded, x, count * sizeof(EK_COLUMN));
    return padded;
}

/// Whether one of `count` values is NaN.
EK_INLINE bool EK_TYPED(any_nan)(const EK_COLUMN *x, size_t count) {
    bool met = false;
    for (size_t i = 0; i < count; i += 1) {
        met |= x[i] != x[i];
    }
    return met;
}

/// Ranks of `count` people, at most 254 keys, less 128 to make them signed bytes. `ranks` has room for a multiple of 32;
/// what lies beyond `count` is the rank of zero.
static __attribute__((unused)) void EK_TYPED(byte_ranks)(
    const ek_rank_map *map, const EK_COLUMN *x, size_t count, int8_t *ranks) {
    // Without a rule of its own a missing value, which is below every key, has rank 0.
    const bool rule = map->missing == EK_MISSING_ZERO_OR_NAN || map->missing_last;
    const int8_t missing_rank = map->missing_last ? 127 : -128;
    for (size_t i = 0; i < count; i += 32) {
        const EK_TYPED(x32) value = EK_TYPED(next32)(x + i, count - i);
        ek_i8x32 rank = __builtin_convertvector(EK_TYPED(ranks32)(map, value), ek_i8x32) ^ (int8_t)-128;
        if (rule) {
            const ek_i8x32 missing = __builtin_convertvector(EK_TYPED(missing32)(map->missing, value), ek_i8x32);
            rank = (missing & missing_rank) | (~missing & rank);
        }
        *(ek_i8x32 *)(ranks + i) = rank;
    }
}

/// The rank of one person's value, missing or not.
static __attribute__((unused)) uint16_t EK_TYPED(word_rank)(const ek_rank_map *map, EK_COLUMN x) {
    const bool zero = map->missing == EK_MISSING_ZERO_OR_NAN && x <= (EK_COLUMN)1e-35f && x >= (EK_COLUMN)-1e-35f;
    if (x != x || zero) {
        return map->missing_last ? 65535 : 0;
    }
    return (uint16_t)EK_TYPED(rank)(map, x);
}

/// Ranks of `count` people, any number of keys; otherwise the same.
static __attribute__((unused)) void EK_TYPED(word_ranks)(
    const ek_rank_map *map, const EK_COLUMN *x, size_t count, uint16_t *ranks) {
    const bool rule = map->missing == EK_MISSING_ZERO_OR_NAN || map->missing_last;
    const uint16_t missing_rank = map->missing_last ? 65535 : 0;
    for (size_t i = 0; i < count; i += 32) {
        const EK_TYPED(x32) value = EK_TYPED(next32)(x + i, count - i);
        ek_u16x32 rank = __builtin_convertvector(EK_TYPED(ranks32)(map, value), ek_u16x32);
        if (rule) {
            const ek_u16x32 missing = __builtin_convertvector(EK_TYPED(missing32)(map->missing, value), ek_u16x32);
            rank = (missing & missing_rank) | (~missing & rank);
        }
        *(ek_u16x32 *)(ranks + i) = rank;
    }
}
