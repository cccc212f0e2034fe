/// What leaf_masks.c compiles per instruction set and column type.
#include "ranks_body.h"

static int32_t EK_TYPED(leaf_mask_ensemble)(
    const ek_leaf_mask_ensemble *e, const EK_COLUMN *const *columns, size_t rows, double *out, size_t out_stride,
    void *scratch) {
    const size_t bytes = ek_leaf_mask_bytes(e);
    const char **reached = scratch;
    const size_t pointers = ((size_t)e->column_count + EK_ROWS_AT_ONCE) * sizeof(void *);
    char *masks = (char *)scratch + (pointers + 63) / 64 * 64;
    bool met = false;
    for (size_t row = 0; row < rows; row += 1) {
        int32_t count = 0;
        for (int32_t c = 0; c < e->column_count; c += 1) {
            const ek_leaf_mask_column *column = &e->columns[c];
            const EK_COLUMN x = columns[column->map.feature][row];
            const uint16_t rank = EK_TYPED(word_rank)(&column->map, x);
            met |= x != x;
            const int32_t own = rank <= column->map.key_count ? rank : column->map.key_count + 1;
            if (own > 0 || !column->first_is_open) {
                reached[count] = (const char *)e->masks + ((size_t)column->first_row + (size_t)own) * bytes;
                count += 1;
            }
        }
        // The table's first row excludes no leaf.
        while (count == 0 || count % EK_ROWS_AT_ONCE != 0) {
            reached[count] = (const char *)e->masks;
            count += 1;
        }
        EK_NAME(leaf_mask_person)(e, reached, count, bytes, masks, masks + bytes, out + row, out_stride);
    }
    return met;
}
