/// Plain loops over the people of a block, compiled per instruction set; one source, one result.

static void EK_NAME(count_thresholds)(
    const double *thresholds, size_t threshold_count, double base, const double *restrict u, size_t count,
    double *restrict out) {
    for (size_t i = 0; i < count; i++) {
        out[i] = base;
    }
    for (size_t t = 0; t < threshold_count; t++) {
        const double threshold = thresholds[t];
        for (size_t i = 0; i < count; i++) {
            out[i] += threshold <= u[i] ? 1.0 : 0.0;
        }
    }
}

static void EK_NAME(choose)(const double *restrict holds, double choice, size_t count, double *restrict choices) {
    for (size_t i = 0; i < count; i++) {
        choices[i] = ((holds[i] < 0) | (holds[i] > 0)) ? choice : choices[i];
    }
}

/// A quarter of the usual block at a time, so that the thresholds chosen so far stay in registers or near them.
static void EK_NAME(count_case_thresholds)(
    const double *bases, const double *thresholds, size_t threshold_count, size_t case_count,
    const double *restrict choices, const double *restrict u, size_t count, double *restrict out) {
    double chosen[64];
    for (size_t start = 0; start < count; start += 64) {
        const size_t n = count - start < 64 ? count - start : 64;
        for (size_t row = 0; row <= threshold_count; row++) {
            const double *of_cases = row == 0 ? bases : thresholds + (row - 1) * case_count;
            for (size_t i = 0; i < n; i++) {
                chosen[i] = of_cases[0];
            }
            for (size_t c = 1; c < case_count; c++) {
                const double of_case = of_cases[c], number = (double)c;
                for (size_t i = 0; i < n; i++) {
                    chosen[i] = choices[start + i] == number ? of_case : chosen[i];
                }
            }
            if (row == 0) {
                for (size_t i = 0; i < n; i++) {
                    out[start + i] = chosen[i];
                }
            } else {
                for (size_t i = 0; i < n; i++) {
                    out[start + i] += chosen[i] <= u[start + i] ? 1.0 : 0.0;
                }
            }
        }
    }
}

static size_t EK_NAME(bernoulli)(
    const double *restrict u, const double *restrict probabilities, size_t count, double *restrict out) {
    uint64_t illegal = 0;
    for (size_t i = 0; i < count; i++) {
        out[i] = u[i] < probabilities[i] ? 1.0 : 0.0;
        illegal += !((probabilities[i] >= 0) & (probabilities[i] <= 1));
    }
    return illegal;
}

static size_t EK_NAME(count_illegal)(
    const double *restrict values, double low, double high, int32_t whole, size_t count) {
    uint64_t illegal = 0;
    if (whole) {
        for (size_t i = 0; i < count; i++) {
            illegal += !((values[i] >= low) & (values[i] <= high) & (values[i] == __builtin_trunc(values[i])));
        }
    } else {
        for (size_t i = 0; i < count; i++) {
            illegal += !((values[i] >= low) & (values[i] <= high));
        }
    }
    return illegal;
}
