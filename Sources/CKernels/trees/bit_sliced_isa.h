/// What bit_sliced.c compiles per instruction set.
#include "../isa/vector_body.h"
#include "bit_sliced_body.h"

#define EK_TYPED_BODY "../trees/bit_sliced_typed.h"
#include "../isa/each_column_type.h"
#undef EK_TYPED_BODY
