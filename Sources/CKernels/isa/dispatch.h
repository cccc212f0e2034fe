/// Chooses between the code paths that `each_isa.h` compiled.
#ifndef EK_ISA_DISPATCH_H
#define EK_ISA_DISPATCH_H

#include "etalon_kernels.h"

#if defined(__x86_64__)
#define EK_DISPATCH(name, ...)                                       \
    switch (ek_isa_live()) {                                         \
    case EK_ISA_AVX512: return name##_avx512(__VA_ARGS__);           \
    case EK_ISA_AVX2: return name##_avx2(__VA_ARGS__);               \
    case EK_ISA_PORTABLE: return name##_portable(__VA_ARGS__);       \
    }
#else
#define EK_DISPATCH(name, ...) return name##_portable(__VA_ARGS__)
#endif

#endif
