/// What forks.c compiles per instruction set.
#include "../isa/vector_body.h"
#include "forks_body.h"

#define EK_TYPED_BODY "../trees/forks_typed.h"
#include "../isa/each_column_type.h"
#undef EK_TYPED_BODY
