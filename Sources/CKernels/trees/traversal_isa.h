/// What traversal.c compiles per instruction set.
#include "../isa/vector_body.h"
#include "traversal_body.h"

#define EK_TYPED_BODY "../trees/traversal_typed.h"
#include "../isa/each_column_type.h"
#undef EK_TYPED_BODY
