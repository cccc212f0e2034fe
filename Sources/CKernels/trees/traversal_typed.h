/// What traversal.c compiles per instruction set and column type.
#include "ranks_body.h"

/// What a lookup makes of a rank.
EK_INLINE uint16_t EK_TYPED(looked_up)(const ek_walk_column *column, uint16_t rank) {
    const int32_t last = column->lookup_count - 1;
    return column->lookup[rank < last ? rank : last];
}

static int32_t EK_TYPED(walk_ensemble)(
    const ek_walk_ensemble *e, const EK_COLUMN *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    const ek_walk_memory memory = ek_walk_memory_in(e, scratch);
    bool met = false;
    if (rows < EK_WALK_BLOCK) {
        for (size_t row = 0; row < rows; row += 1) {
            for (int32_t c = 0; c < e->column_count; c += 1) {
                const ek_walk_column *column = &e->columns[c];
                const EK_COLUMN x = columns[column->map.feature][row];
                const uint16_t rank = EK_TYPED(word_rank)(&column->map, x);
                met |= x != x;
                memory.ranks[c] = column->lookup ? EK_TYPED(looked_up)(column, rank) : rank;
            }
            memory.ranks[e->column_count] = 0;
            EK_NAME(walk_person)(e, memory, out + row, out_stride);
        }
        return met;
    }
    for (size_t row = 0; row < rows; row += EK_WALK_PEOPLE) {
        const size_t count = rows - row < EK_WALK_PEOPLE ? rows - row : EK_WALK_PEOPLE;
        uint16_t *ranks = memory.ranks;
        for (int32_t c = 0; c < e->column_count; c += 1) {
            const ek_walk_column *column = &e->columns[c];
            const EK_COLUMN *x = columns[column->map.feature] + row;
            EK_TYPED(word_ranks)(&column->map, x, count, ranks);
            met |= EK_TYPED(any_nan)(x, count);
            for (size_t i = 0; column->lookup && i < EK_WALK_PEOPLE; i += 1) {
                ranks[i] = EK_TYPED(looked_up)(column, ranks[i]);
            }
            ranks += EK_WALK_PEOPLE;
        }
        memset(ranks, 0, EK_WALK_PEOPLE * sizeof(uint16_t));
        EK_NAME(walk_block)(e, memory, count, out + row, out_stride);
    }
    return met;
}
