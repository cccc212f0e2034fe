#include "etalon_kernels.h"

#include <stdatomic.h>

// The path in use, or -1 before the first question.
static _Atomic int32_t live = -1;

ek_isa ek_isa_best(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2")) {
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
            return EK_ISA_AVX512;
        }
        return EK_ISA_AVX2;
    }
#endif
    return EK_ISA_PORTABLE;
}

ek_isa ek_isa_live(void) {
    int32_t isa = atomic_load_explicit(&live, memory_order_relaxed);
    if (isa < 0) {
        isa = ek_isa_best();
        atomic_store_explicit(&live, isa, memory_order_relaxed);
    }
    return (ek_isa)isa;
}

bool ek_isa_force(ek_isa isa) {
    if (isa < EK_ISA_PORTABLE || isa > ek_isa_best()) {
        return false;
    }
    atomic_store_explicit(&live, (int32_t)isa, memory_order_relaxed);
    return true;
}

const char *ek_isa_name(ek_isa isa) {
    switch (isa) {
    case EK_ISA_AVX512: return "avx512";
    case EK_ISA_AVX2: return "avx2";
    case EK_ISA_PORTABLE: return "portable";
    }
    return "unknown";
}
