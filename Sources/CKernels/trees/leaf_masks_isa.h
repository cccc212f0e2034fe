/// What leaf_masks.c compiles per instruction set.
#include "../isa/vector_body.h"
#include "leaf_masks_body.h"

#define EK_TYPED_BODY "../trees/leaf_masks_typed.h"
#include "../isa/each_column_type.h"
#undef EK_TYPED_BODY
