#include "etalon_attribution.h"

#include "../isa/dispatch.h"

#include <string.h>

/// People whose numbers stay in the second-level cache while all groups pass over them.
#define EK_PATTERN_PEOPLE ((size_t)512)

#define EK_BODY "../attribution/patterns_body.h"
#include "../isa/each_isa.h"

void ek_add_patterns(
    const ek_pattern_group *groups, size_t group_count, const ek_cell_condition *conditions, const uint8_t *allowed,
    const double *values, const uint16_t *cells, double *sums, size_t rows) {
    EK_DISPATCH(add_patterns, groups, group_count, conditions, allowed, values, cells, sums, rows)
}
