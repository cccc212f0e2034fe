/*
 * Holds the layout of version 1.0 on 64-bit machines: a change here would break every plugin that exists.
 * Appending a field leaves these as they are, since each looks at the last field of 1.0.
 */
#include "etalon_plugin.h"

#define HOLDS(type, field, end)                                                            \
    _Static_assert(sizeof(void *) != 8                                                     \
                       || offsetof(type, field) + sizeof(((type *)0)->field) == (end),     \
                   #type " has the layout of version 1.0")

HOLDS(etalon_error, message, 280);
HOLDS(etalon_feature, shifts, 104);
HOLDS(etalon_rule, value, 48);
HOLDS(etalon_output, levels, 48);
HOLDS(etalon_decision, capacity, 56);
HOLDS(etalon_source, address, 32);
HOLDS(etalon_provenance, sources, 40);
HOLDS(etalon_parameter, maximum, 56);
HOLDS(etalon_descriptor, parameters, 144);
HOLDS(etalon_people, row_stride, 40);
HOLDS(etalon_scores, column_stride, 48);
HOLDS(etalon_option, value, 24);
HOLDS(etalon_config, options, 32);
HOLDS(etalon_host, log, 40);
HOLDS(etalon_plugin, build, 40);
HOLDS(etalon_plugin, score, 72);
