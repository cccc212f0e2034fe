/// Compiles the file named by EK_BODY once per instruction set.
///
/// The body is plain C on clang vectors. It names its functions EK_NAME(f), which becomes f_portable, f_avx2,
/// f_avx512: one source, hence one order of operations and one result. Nothing in it may depend on the
/// instruction set. The AVX2 and portable paths are run by the tests on any x86-64 machine with AVX2; the
/// AVX-512 path only where the processor has it.
///
/// Included once per .c file; EK_BODY is a path relative to this folder's parent.

// Vectors wider than the machine's never cross a call: every helper that takes one is inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define EK_JOIN_(a, b) a##_##b
#define EK_JOIN(a, b) EK_JOIN_(a, b)

#define EK_ISA portable
#define EK_NAME(f) EK_JOIN(f, EK_ISA)
#include EK_BODY
#undef EK_ISA

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)
#define EK_ISA avx2
#include EK_BODY
#undef EK_ISA
#pragma clang attribute pop

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,bmi,bmi2,lzcnt,popcnt"))), apply_to = function)
#define EK_ISA avx512
#include EK_BODY
#undef EK_ISA
#pragma clang attribute pop

#endif
