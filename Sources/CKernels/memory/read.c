#include "etalon_kernels.h"
#include "../isa/dispatch.h"
#include "../isa/vectors.h"

typedef int64_t ek_i64x8_bytes __attribute__((vector_size(64), aligned(1), may_alias));

#define EK_BODY "../memory/read_isa.h"
#include "../isa/each_isa.h"

uint64_t ek_read_words(const void *bytes, size_t count) { EK_DISPATCH(read_words, bytes, count) }
