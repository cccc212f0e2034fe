/// What forks.c compiles per instruction set and column type.
#include "ranks_body.h"

/// The ranks of a block of people in one column.
static void EK_TYPED(fork_ranks)(const ek_rank_map *map, const EK_COLUMN *x, size_t count, int8_t *ranks) {
    // A column that was set to one value has one rank.
    size_t same = 1;
    while (same < count && x[same] == x[0]) {
        same += 1;
    }
    if (same == count) {
        EK_TYPED(byte_ranks)(map, x, 1, ranks);
        memset(ranks, ranks[0], EK_FORK_PEOPLE);
        return;
    }
    EK_TYPED(byte_ranks)(map, x, count, ranks);
}

static void EK_TYPED(fork_ensemble)(
    const ek_fork_ensemble *e, const ek_fork_changes *changes, const EK_COLUMN *const *columns,
    const EK_COLUMN *const *changed, int32_t changed_count, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    const ek_fork_memory memory = ek_fork_memory_in(e, changes, changed_count, scratch);
    for (int32_t number = 0; number < 256; number += 1) {
        memset(memory.leaves + EK_FORK_LEAF(number), number, 32);
    }
    for (size_t row = 0; row < rows; row += EK_FORK_PEOPLE) {
        const size_t count = rows - row < EK_FORK_PEOPLE ? rows - row : EK_FORK_PEOPLE;
        for (int32_t c = 0; c < e->column_count; c += 1) {
            const ek_rank_map *map = &e->maps[c];
            EK_TYPED(fork_ranks)(map, columns[map->feature] + row, count, memory.ranks + (size_t)c * EK_FORK_PEOPLE);
        }
        for (int32_t c = 0; c < changes->change_count; c += 1) {
            const int32_t subject = changes->subject_of[c], first = e->subjects[subject];
            for (int32_t k = 0; k < e->subjects[subject + 1] - first; k += 1) {
                const int32_t place = changes->first_changed[c] + k;
                EK_TYPED(fork_ranks)
                (&e->maps[e->subject_columns[first + k]], changed[place] + row, count,
                 memory.changed_ranks + (size_t)place * EK_FORK_PEOPLE);
            }
        }
        EK_NAME(fork_block)(e, changes, &memory);
        for (int32_t c = 0; c < changes->change_count; c += 1) {
            memcpy(
                out + (size_t)c * out_stride + row, memory.sums + (size_t)c * EK_FORK_PEOPLE, count * sizeof(double));
        }
    }
}
