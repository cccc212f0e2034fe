/// Patterns of conditions and what they give each feature, for one instruction set (EK_NAME).

/// Adds to each pattern the bit of a condition that its person meets.
static inline __attribute__((always_inline)) void EK_NAME(mark_met)(
    const ek_cell_condition condition, uint16_t bit, const uint8_t *allowed, const uint16_t *cells, size_t count,
    uint16_t *patterns) {
    if (condition.width != 0) {
        const uint16_t first = (uint16_t)condition.first;
        const uint16_t width = (uint16_t)(condition.width > 0 ? condition.width : -condition.width);
        const uint16_t turned = condition.width > 0 ? 0 : bit;
        for (size_t i = 0; i < count; i += 1) {
            patterns[i] |= ((uint16_t)(cells[i] - first) < width ? bit : 0) ^ turned;
        }
    } else {
        for (size_t i = 0; i < count; i += 1) {
            patterns[i] |= allowed[condition.first + cells[i]] ? bit : 0;
        }
    }
}

static void EK_NAME(add_patterns)(
    const ek_pattern_group *groups, size_t group_count, const ek_cell_condition *conditions, const uint8_t *allowed,
    const double *values, const uint16_t *cells, double *sums, size_t rows) {
    uint16_t patterns[EK_PATTERN_PEOPLE];
    for (size_t row = 0; row < rows; row += EK_PATTERN_PEOPLE) {
        const size_t count = rows - row < EK_PATTERN_PEOPLE ? rows - row : EK_PATTERN_PEOPLE;
        for (size_t g = 0; g < group_count; g += 1) {
            const ek_cell_condition *own = conditions + groups[g].first_condition;
            const int32_t bits = groups[g].bit_count;
            memset(patterns, 0, count * sizeof(uint16_t));
            for (int32_t b = 0; b < bits; b += 1) {
                const uint16_t *column = cells + (size_t)own[b].feature * rows + row;
                EK_NAME(mark_met)(own[b], (uint16_t)(1 << b), allowed, column, count, patterns);
            }
            for (int32_t b = 0; b < bits; b += 1) {
                const double *value = values + groups[g].first_value + ((int64_t)b << bits);
                double *sum = sums + (size_t)own[b].feature * rows + row;
                // Look-ups gain nothing from gathers.
#pragma clang loop vectorize(disable) unroll_count(8)
                for (size_t i = 0; i < count; i += 1) {
                    sum[i] += value[patterns[i]];
                }
            }
        }
    }
}
