/// What leaf_masks.c compiles per instruction set and column type.
#include "ranks_body.h"

static void EK_TYPED(leaf_mask_ensemble)(
    const ek_leaf_mask_ensemble *e, const EK_COLUMN *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    const size_t bytes = ek_leaf_mask_bytes(e);
    const char **reached = scratch;
    const size_t pointers = ((size_t)e->column_count + EK_ROWS_AT_ONCE) * sizeof(void *);
    char *met = (char *)scratch + (pointers + 63) / 64 * 64;
    for (size_t row = 0; row < rows; row += 1) {
        int32_t count = 0;
        for (; count < e->column_count; count += 1) {
            const ek_leaf_mask_column *column = &e->columns[count];
            const uint16_t rank = EK_TYPED(word_rank)(&column->map, columns[column->map.feature][row]);
            const int32_t own = rank <= column->map.key_count ? rank : column->map.key_count + 1;
            reached[count] = (const char *)e->masks + ((size_t)column->first_row + (size_t)own) * bytes;
        }
        // The table's first row excludes no leaf.
        do {
            reached[count] = (const char *)e->masks;
            count += 1;
        } while (count % EK_ROWS_AT_ONCE != 0);
        EK_NAME(leaf_mask_person)(e, reached, count, bytes, met, met + bytes, out + row, out_stride);
    }
}
