/// What terms.c compiles per instruction set, per column type.
#include "../isa/vector_body.h"

#define EK_TYPED_BODY "../linear/terms_body.h"
#include "../isa/each_column_type.h"
#undef EK_TYPED_BODY
