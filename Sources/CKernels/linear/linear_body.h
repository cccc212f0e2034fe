/// The linear predictor for one instruction set (EK_NAME) and one column type (EK_COLUMN, EK_TYPED).
///
/// People are taken in chunks whose predictors stay in the first-level cache. For a chunk, a few columns at a time
/// are added to the predictors; while they are read, those that come next are prefetched, for each is a short run of memory far from
/// the last. Each person's sum runs over the columns in order, so neither
/// the chunk nor the grouping shows in the result.

/// Adds the terms of `count` columns (a constant at every call) to the predictors of `rows` people from `row`.
/// The predictors start from `*start`, or where that is null from what `z` holds. `next` is what is read afterwards.
EK_INLINE void EK_TYPED(add_columns)(
    const EK_COLUMN *const *columns, const double *b, const int count, size_t row, size_t rows,
    const double *start, double *z, const EK_COLUMN *const *next) {
    enum { STEP = 2 * EK_LANES, LINE = 64 };
    size_t i = 0;
    for (; i + STEP <= rows; i += STEP) {
        ek_f64x8 first = start ? EK_NAME(splat)(*start) : *(const ek_f64x8_unaligned *)(z + i);
        ek_f64x8 second = start ? first : *(const ek_f64x8_unaligned *)(z + i + EK_LANES);
        for (int j = 0; j < count; j += 1) {
            const EK_COLUMN *x = columns[j] + row + i;
            for (size_t line = 0; line < STEP * sizeof(EK_COLUMN); line += LINE) {
                __builtin_prefetch((const char *)(next[j] + i) + line, 0, 3);
            }
            const ek_f64x8 bj = EK_NAME(splat)(b[j]);
            first = EK_NAME(fma8)(bj, EK_TYPED(load8)(x), first);
            second = EK_NAME(fma8)(bj, EK_TYPED(load8)(x + EK_LANES), second);
        }
        *(ek_f64x8_unaligned *)(z + i) = first;
        *(ek_f64x8_unaligned *)(z + i + EK_LANES) = second;
    }
    for (; i < rows; i += 1) {
        double sum = start ? *start : z[i];
        for (int j = 0; j < count; j += 1) {
            sum = fma(b[j], (double)columns[j][row + i], sum);
        }
        z[i] = sum;
    }
}

/// What follows the columns before `j`: the next six, from `row`, or where there are none the first six of the next chunk. Where six are
/// not left, the last stands for the rest.
EK_INLINE void EK_TYPED(columns_after)(
    const EK_COLUMN *const *columns, size_t column_count, size_t j, size_t row, const EK_COLUMN **next) {
    if (j >= column_count) {
        j = 0;
        row += EK_CHUNK;
    }
    for (size_t k = 0; k < 6; k += 1) {
        next[k] = columns[j + k < column_count ? j + k : column_count - 1] + row;
    }
}

/// All columns, for one chunk.
static __attribute__((noinline)) void EK_TYPED(add_chunk)(
    const EK_COLUMN *const *columns, const double *b, size_t column_count, size_t row, size_t rows,
    const double *start, double *z) {
    const EK_COLUMN *next[6];
    size_t j = 0;
    if (start && column_count < 6) {
        for (size_t i = 0; i < rows; i += 1) {
            z[i] = *start;
        }
        if (column_count == 0) {
            return;
        }
    } else if (start) {
        EK_TYPED(columns_after)(columns, column_count, 6, row, next);
        EK_TYPED(add_columns)(columns, b, 6, row, rows, start, z, next);
        j = 6;
    }
    for (; j + 6 <= column_count; j += 6) {
        EK_TYPED(columns_after)(columns, column_count, j + 6, row, next);
        EK_TYPED(add_columns)(columns + j, b + j, 6, row, rows, 0, z, next);
    }
    EK_TYPED(columns_after)(columns, column_count, column_count, row, next);
    switch (column_count - j) {
    case 5: return EK_TYPED(add_columns)(columns + j, b + j, 5, row, rows, 0, z, next);
    case 4: return EK_TYPED(add_columns)(columns + j, b + j, 4, row, rows, 0, z, next);
    case 3: return EK_TYPED(add_columns)(columns + j, b + j, 3, row, rows, 0, z, next);
    case 2: return EK_TYPED(add_columns)(columns + j, b + j, 2, row, rows, 0, z, next);
    case 1: return EK_TYPED(add_columns)(columns + j, b + j, 1, row, rows, 0, z, next);
    }
}

/// Replaces the predictors of one chunk by their scores. That asks nothing of the memory: meanwhile columns of the next chunk, from
/// `row`, are fetched, those behind the six that are on their way.
EK_INLINE void EK_TYPED(link_chunk)(
    ek_link link, const EK_COLUMN *const *columns, size_t column_count, size_t row, size_t rows, double *z) {
    enum { STEP = 2 * EK_LANES, LINE = 64 };
    const size_t end = column_count < EK_FETCHED_COLUMNS ? column_count : EK_FETCHED_COLUMNS;
    size_t i = 0;
    for (; i + STEP <= rows; i += STEP) {
        for (size_t j = 6; j < end; j += 1) {
            for (size_t line = 0; line < STEP * sizeof(EK_COLUMN); line += LINE) {
                __builtin_prefetch((const char *)(columns[j] + row + i) + line, 0, 2);
            }
        }
        ek_f64x8_unaligned *both = (ek_f64x8_unaligned *)(z + i);
        both[0] = EK_NAME(link8)(link, both[0]);
        both[1] = EK_NAME(link8)(link, both[1]);
    }
    EK_NAME(link)(link, z + i, rows - i, z + i);
}

static void EK_TYPED(linear)(
    const EK_COLUMN *const *columns, const double *b, size_t column_count, double intercept, ek_link link,
    size_t rows, double *out) {
    for (size_t row = 0; row < rows; row += EK_CHUNK) {
        const size_t count = rows - row < EK_CHUNK ? rows - row : EK_CHUNK;
        EK_TYPED(add_chunk)(columns, b, column_count, row, count, &intercept, out + row);
        // The link is a constant at every call.
        switch (link) {
        case EK_LINK_LOGISTIC:
            EK_TYPED(link_chunk)(EK_LINK_LOGISTIC, columns, column_count, row + EK_CHUNK, count, out + row);
            break;
        case EK_LINK_EXPONENTIAL:
            EK_TYPED(link_chunk)(EK_LINK_EXPONENTIAL, columns, column_count, row + EK_CHUNK, count, out + row);
            break;
        case EK_LINK_IDENTITY: EK_NAME(link)(link, out + row, count, out + row); break;
        }
    }
}

static void EK_TYPED(add_linear)(
    const EK_COLUMN *const *columns, const double *b, size_t column_count, size_t rows, double *z) {
    for (size_t row = 0; row < rows; row += EK_CHUNK) {
        const size_t count = rows - row < EK_CHUNK ? rows - row : EK_CHUNK;
        EK_TYPED(add_chunk)(columns, b, column_count, row, count, 0, z + row);
    }
}
