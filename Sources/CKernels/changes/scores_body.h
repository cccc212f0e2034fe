/// Decisions, log odds and bins of scores, for one instruction set (EK_NAME).
///
/// Plain loops without a branch, which the compiler makes wide.

static void EK_NAME(levels)(
    const double *scores, size_t count, const double *cuts, int32_t cut_count, uint8_t *levels) {
    if (cut_count == 1) {
        const double cut = cuts[0];
        for (size_t i = 0; i < count; i += 1) {
            levels[i] = scores[i] >= cut;
        }
        return;
    }
    for (size_t i = 0; i < count; i += 1) {
        levels[i] = 0;
    }
    for (int32_t c = 0; c < cut_count; c += 1) {
        const double cut = cuts[c];
        for (size_t i = 0; i < count; i += 1) {
            levels[i] = (uint8_t)(levels[i] + (scores[i] >= cut));
        }
    }
}

static void EK_NAME(near)(
    const double *scores, size_t count, const double *cuts, int32_t cut_count, double band, uint8_t *near) {
    for (size_t i = 0; i < count; i += 1) {
        near[i] = 0;
    }
    for (int32_t c = 0; c < cut_count; c += 1) {
        const double cut = cuts[c];
        for (size_t i = 0; i < count; i += 1) {
            near[i] |= fabs(scores[i] - cut) <= band;
        }
    }
}

static void EK_NAME(bounded_odds)(const double *margins, const double *scores, size_t count, double *odds) {
    const double none = __builtin_nan("");
    for (size_t i = 0; i < count; i += 1) {
        const bool inside = (scores[i] > 0) & (scores[i] < 1);
        odds[i] = inside ? margins[i] : none;
    }
}

static void EK_NAME(shifted)(
    const double *own, const double *before, const double *after, size_t count, double *out) {
    for (size_t i = 0; i < count; i += 1) {
        out[i] = own[i] + (after[i] - before[i]);
    }
}

static void EK_NAME(differences)(const double *before, const double *after, size_t count, double *out) {
    for (size_t i = 0; i < count; i += 1) {
        out[i] = after[i] - before[i];
    }
}

static bool EK_NAME(all_finite)(const double *x, size_t count) {
    int64_t outside = 0;
    for (size_t i = 0; i < count; i += 1) {
        outside |= !(fabs(x[i]) <= 0x1.fffffffffffffp1023);
    }
    return outside == 0;
}

static void EK_NAME(number_bins)(
    const double *x, size_t count, int32_t bits, double smallest, int32_t *bins, int32_t *range) {
    const int64_t shift = 52 - bits;
    int64_t first;
    memcpy(&first, &smallest, 8);
    first = (first >> shift) - 1;
    int32_t low = range[0], high = range[1];
    for (size_t i = 0; i < count; i += 1) {
        const double value = x[i];
        const int32_t finite = fabs(value) <= 0x1.fffffffffffffp1023;
        double magnitude = finite ? fabs(value) : 0;
        magnitude = magnitude > smallest ? magnitude : smallest;
        int64_t key;
        memcpy(&key, &magnitude, 8);
        const int32_t above = (int32_t)((uint64_t)key >> shift) - (int32_t)first;
        const int32_t sign = finite * ((value > 0) - (value < 0));
        const int32_t bin = sign * above;
        bins[i] = bin;
        low = bin < low ? bin : low;
        high = bin > high ? bin : high;
    }
    range[0] = low;
    range[1] = high;
}
