/// What bit_sliced.c compiles per instruction set and column type.
#include "ranks_body.h"

#include "bit_sliced_conditions_body.h"
