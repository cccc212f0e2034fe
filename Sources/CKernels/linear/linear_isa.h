/// What linear.c compiles per instruction set: the links, then the predictor per column type.
#include "../isa/vector_body.h"
#include "link_body.h"

#define EK_TYPED_BODY "../linear/linear_body.h"
#include "../isa/each_column_type.h"
#undef EK_TYPED_BODY
