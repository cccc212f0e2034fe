/// Additive terms for one instruction set (EK_NAME) and one column type (EK_COLUMN, EK_TYPED).

/// The table slot of a code: the level, or `levels` for what is none.
EK_INLINE int32_t EK_TYPED(slot)(EK_COLUMN code, int32_t levels) {
    const double wide = (double)code;
    const bool inside = wide >= 0 && wide < (double)levels;
    const int32_t level = inside ? (int32_t)wide : levels;
    return (double)level == wide ? level : levels;
}

static void EK_TYPED(add_levels)(const EK_COLUMN *codes, size_t rows, const double *table, int32_t levels, double *z) {
    for (size_t i = 0; i < rows; i += 1) {
        z[i] += table[EK_TYPED(slot)(codes[i], levels)];
    }
}

static int32_t EK_TYPED(any_missing)(const EK_COLUMN *x, size_t rows) {
    // Blocks, so that a missing value is soon found, of loops without a branch.
    for (size_t start = 0; start < rows; start += 4096) {
        const size_t end = rows - start < 4096 ? rows : start + 4096;
        int32_t missing = 0;
        for (size_t i = start; i < end; i += 1) {
            missing |= x[i] != x[i];
        }
        if (missing) {
            return 1;
        }
    }
    return 0;
}

/// Edges up to which every one is compared rather than searched for.
#define EK_COUNTED_EDGES 24

/// The bins of eight people: 1 + the number of edges <= x, 0 where x is NaN.
EK_INLINE ek_i64x8 EK_TYPED(bins8)(const EK_COLUMN *x, const double *edges, int32_t edge_count) {
    const ek_f64x8 value = EK_TYPED(load8)(x);
    ek_i64x8 bin = {0};
    if (edge_count <= EK_COUNTED_EDGES) {
        // A true comparison is -1. NaN compares false with everything.
        bin -= value == value;
        for (int32_t e = 0; e < edge_count; e += 1) {
            bin -= value >= EK_NAME(splat)(edges[e]);
        }
        return bin;
    }
    // A branch-free search, the eight people in step: `base` edges are known to be <= x, and the answer lies within the
    // next `length`.
    ek_i64x8 base = {0};
    int32_t length = edge_count;
    while (length > 1) {
        const int32_t half = length / 2;
        ek_f64x8 probe;
        for (int lane = 0; lane < EK_LANES; lane += 1) {
            probe[lane] = edges[base[lane] + half - 1];
        }
        base += (value >= probe) & (int64_t)half;
        length -= half;
    }
    ek_f64x8 probe;
    for (int lane = 0; lane < EK_LANES; lane += 1) {
        probe[lane] = edges[base[lane]];
    }
    base -= value >= probe;
    return (base + 1) & (value == value);
}

/// The values of the next (up to) eight people, padded with zeros, so that a short group takes the same path.
EK_INLINE const EK_COLUMN *EK_TYPED(group)(const EK_COLUMN *x, size_t count, EK_COLUMN padded[EK_LANES]) {
    if (count == EK_LANES) {
        return x;
    }
    memset(padded, 0, EK_LANES * sizeof(EK_COLUMN));
    memcpy(padded, x, count * sizeof(EK_COLUMN));
    return padded;
}

static void EK_TYPED(bins)(
    const EK_COLUMN *x, size_t rows, const double *edges, int32_t edge_count, int32_t *bins) {
    for (size_t i = 0; i < rows; i += EK_LANES) {
        const size_t count = rows - i < EK_LANES ? rows - i : EK_LANES;
        EK_COLUMN padded[EK_LANES];
        const ek_i64x8 bin = EK_TYPED(bins8)(EK_TYPED(group)(x + i, count, padded), edges, edge_count);
        const ek_i32x8 narrow = __builtin_convertvector(bin, ek_i32x8);
        memcpy(bins + i, &narrow, count * sizeof(int32_t));
    }
}

static void EK_TYPED(add_bins)(
    const EK_COLUMN *x, size_t rows, const double *edges, int32_t edge_count, const double *scores, double *z) {
    for (size_t i = 0; i < rows; i += EK_LANES) {
        const size_t count = rows - i < EK_LANES ? rows - i : EK_LANES;
        EK_COLUMN padded[EK_LANES];
        const ek_i64x8 bin = EK_TYPED(bins8)(EK_TYPED(group)(x + i, count, padded), edges, edge_count);
        for (size_t lane = 0; lane < count; lane += 1) {
            z[i + lane] += scores[bin[lane]];
        }
    }
}

static void EK_TYPED(add_product)(
    const EK_COLUMN *const *columns, const ek_factor *factors, size_t factor_count, double coefficient, size_t rows,
    double *z) {
    for (size_t i = 0; i < rows; i += EK_LANES) {
        const size_t count = rows - i < EK_LANES ? rows - i : EK_LANES;
        ek_f64x8 product = EK_NAME(splat)(1.0);
        ek_i64x8 open = {-1, -1, -1, -1, -1, -1, -1, -1};
        for (size_t f = 0; f < factor_count; f += 1) {
            EK_COLUMN padded[EK_LANES];
            const EK_COLUMN *x = EK_TYPED(group)(columns[factors[f].column] + i, count, padded);
            ek_f64x8 factor = EK_TYPED(load8)(x);
            if (factors[f].table) {
                for (int lane = 0; lane < EK_LANES; lane += 1) {
                    factor[lane] = factors[f].table[EK_TYPED(slot)(x[lane], factors[f].levels)];
                }
                open &= factor != 0;
            }
            product *= factor;
        }
        const ek_f64x8 term = (ek_f64x8)((ek_i64x8)(product * coefficient) & open);
        for (size_t lane = 0; lane < count; lane += 1) {
            z[i + lane] += term[lane];
        }
    }
}
