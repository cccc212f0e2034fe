#include "etalon_kernels.h"
#include "../isa/dispatch.h"

#include <math.h>

#define EK_BODY "../generation/lanes_body.h"
#include "../isa/each_isa.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define PHILOX_ROUNDS 10
#define PHILOX_M0 0xD2511F53u
#define PHILOX_M1 0xCD9E8D57u
#define PHILOX_W0 0x9E3779B9u
#define PHILOX_W1 0xBB67AE85u

// MARK: - Uniform numbers

static inline double open_unit(uint64_t word) { return ((double)(int64_t)(word >> 12) + 0.5) * 0x1p-52; }

/// Philox4x32-10: both halves of the block of a counter, low word first.
static inline void philox(uint64_t key, uint64_t low, uint64_t high, uint64_t out[2]) {
    uint32_t x0 = (uint32_t)low, x1 = (uint32_t)(low >> 32), x2 = (uint32_t)high, x3 = (uint32_t)(high >> 32);
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int round = 0; round < PHILOX_ROUNDS; round++) {
        uint64_t p0 = (uint64_t)x0 * PHILOX_M0;
        uint64_t p1 = (uint64_t)x2 * PHILOX_M1;
        x0 = (uint32_t)(p1 >> 32) ^ x1 ^ k0;
        x1 = (uint32_t)p1;
        x2 = (uint32_t)(p0 >> 32) ^ x3 ^ k1;
        x3 = (uint32_t)p0;
        k0 += PHILOX_W0;
        k1 += PHILOX_W1;
    }
    out[0] = x0 | (uint64_t)x1 << 32;
    out[1] = x2 | (uint64_t)x3 << 32;
}

/// `count` whole blocks from `block` on.
static void blocks_portable(uint64_t key, uint64_t stream, uint64_t block, size_t count, double *out) {
    for (size_t i = 0; i < count; i++) {
        uint64_t words[2];
        philox(key, block + i, stream, words);
        out[2 * i] = open_unit(words[0]);
        out[2 * i + 1] = open_unit(words[1]);
    }
}

#if defined(__x86_64__)

/// Four counters a register, one in each 64-bit lane, of which the multiplications read the lower half alone; two
/// registers at once hide their latency.
__attribute__((target("avx2"))) static void blocks_avx2(
    uint64_t key, uint64_t stream, uint64_t block, size_t count, double *out) {
    const __m256i m0 = _mm256_set1_epi64x(PHILOX_M0), m1 = _mm256_set1_epi64x(PHILOX_M1);
    const __m256i low_half = _mm256_set1_epi64x(0xFFFFFFFF);
    const __m256i magic = _mm256_set1_epi64x(0x4330000000000000);
    const __m256d two52 = _mm256_set1_pd(0x1p52), half = _mm256_set1_pd(0.5), step = _mm256_set1_pd(0x1p-52);
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        __m256i x0[2], x1[2], x2[2], x3[2];
        for (int v = 0; v < 2; v++) {
            uint64_t b = block + i + 4 * (uint64_t)v;
            __m256i counter = _mm256_add_epi64(_mm256_set1_epi64x((int64_t)b), _mm256_set_epi64x(3, 2, 1, 0));
            x0[v] = counter;
            x1[v] = _mm256_srli_epi64(counter, 32);
            x2[v] = _mm256_set1_epi64x((int64_t)stream);
            x3[v] = _mm256_set1_epi64x((int64_t)(stream >> 32));
        }
        uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
        for (int round = 0; round < PHILOX_ROUNDS; round++) {
            const __m256i key0 = _mm256_set1_epi64x(k0), key1 = _mm256_set1_epi64x(k1);
            for (int v = 0; v < 2; v++) {
                __m256i p0 = _mm256_mul_epu32(x0[v], m0);
                __m256i p1 = _mm256_mul_epu32(x2[v], m1);
                x0[v] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), x1[v]), key0);
                x1[v] = p1;
                x2[v] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), x3[v]), key1);
                x3[v] = p0;
            }
            k0 += PHILOX_W0;
            k1 += PHILOX_W1;
        }
        for (int v = 0; v < 2; v++) {
            __m256i first = _mm256_or_si256(_mm256_and_si256(x0[v], low_half), _mm256_slli_epi64(x1[v], 32));
            __m256i second = _mm256_or_si256(_mm256_and_si256(x2[v], low_half), _mm256_slli_epi64(x3[v], 32));
            // 52 bits under the exponent of 2^52 are that number above 2^52: exact, as the conversion is.
            __m256d a = _mm256_castsi256_pd(_mm256_or_si256(_mm256_srli_epi64(first, 12), magic));
            __m256d b = _mm256_castsi256_pd(_mm256_or_si256(_mm256_srli_epi64(second, 12), magic));
            a = _mm256_mul_pd(_mm256_add_pd(_mm256_sub_pd(a, two52), half), step);
            b = _mm256_mul_pd(_mm256_add_pd(_mm256_sub_pd(b, two52), half), step);
            __m256d even = _mm256_unpacklo_pd(a, b), odd = _mm256_unpackhi_pd(a, b);
            double *target = out + 2 * i + 8 * v;
            _mm256_storeu_pd(target, _mm256_permute2f128_pd(even, odd, 0x20));
            _mm256_storeu_pd(target + 4, _mm256_permute2f128_pd(even, odd, 0x31));
        }
    }
    blocks_portable(key, stream, block + i, count - i, out + 2 * i);
}

#endif

void ek_open_uniforms(uint64_t key, uint64_t stream, uint64_t first, size_t count, double *out) {
    if (count == 0) {
        return;
    }
    uint64_t words[2];
    size_t done = 0;
    if (first & 1) {
        philox(key, first >> 1, stream, words);
        out[0] = open_unit(words[1]);
        done = 1;
    }
    size_t whole = (count - done) / 2;
    uint64_t block = (first + done) >> 1;
#if defined(__x86_64__)
    if (ek_isa_live() >= EK_ISA_AVX2) {
        blocks_avx2(key, stream, block, whole, out + done);
    } else
#endif
    {
        blocks_portable(key, stream, block, whole, out + done);
    }
    done += 2 * whole;
    if (done < count) {
        philox(key, block + whole, stream, words);
        out[done] = open_unit(words[0]);
    }
}

// MARK: - Discrete distributions

void ek_count_thresholds(
    const double *thresholds, size_t threshold_count, double base, const double *u, size_t count, double *out) {
    EK_DISPATCH(count_thresholds, thresholds, threshold_count, base, u, count, out)
}

/// The first index from `index` on whose cumulative exceeds `u`.
///
/// A slice of a guide yields one or two indices nearly always: the first steps are taken without a branch, which no
/// processor could foretell.
static inline int32_t step(const double *cumulative, int32_t index, double u) {
    index += cumulative[index] <= u;
    index += cumulative[index] <= u;
    while (cumulative[index] <= u) {
        index++;
    }
    return index;
}

void ek_search_guided(
    const double *cumulative, const int32_t *guide, double slices, double base, const double *u, size_t count,
    double *out) {
    for (size_t i = 0; i < count; i++) {
        out[i] = base + step(cumulative, guide[(int32_t)(u[i] * slices)], u[i]);
    }
}

void ek_add_level(const double *codes, int32_t levels, size_t count, int32_t *rows) {
    for (size_t i = 0; i < count; i++) {
        rows[i] = rows[i] * levels + (int32_t)codes[i];
    }
}

void ek_search_grouped(
    const double *cumulative, size_t size, const int32_t *guide, size_t slices, const double *u, size_t count,
    int32_t *rows) {
    const double scale = (double)slices;
    for (size_t i = 0; i < count; i++) {
        const size_t row = (size_t)rows[i];
        const double *table = cumulative + row * size;
        rows[i] = step(table, guide[row * slices + (size_t)(int32_t)(u[i] * scale)], u[i]);
    }
}

void ek_gather(const double *codes, const int32_t *rows, size_t count, double *out) {
    for (size_t i = 0; i < count; i++) {
        out[i] = codes[rows[i]];
    }
}

void ek_look_up(const double *values, size_t count, double *out) {
    for (size_t i = 0; i < count; i++) {
        out[i] = values[(int32_t)out[i]];
    }
}

// MARK: - Cases

void ek_choose(const double *holds, double choice, size_t count, double *choices) {
    EK_DISPATCH(choose, holds, choice, count, choices)
}

void ek_count_case_thresholds(
    const double *bases, const double *thresholds, size_t threshold_count, size_t case_count, const double *choices,
    const double *u, size_t count, double *out) {
    EK_DISPATCH(count_case_thresholds, bases, thresholds, threshold_count, case_count, choices, u, count, out)
}

void ek_search_cases(
    const double *slices, const int32_t *guide_starts, const int32_t *guide, const double *cumulative,
    const double *values, const double *choices, const double *u, size_t count, double *out) {
    for (size_t i = 0; i < count; i++) {
        const int32_t choice = (int32_t)choices[i];
        out[i] = values[step(cumulative, guide[guide_starts[choice] + (int32_t)(u[i] * slices[choice])], u[i])];
    }
}

size_t ek_pick(
    const double *choices, double choice, const double *u, size_t count, int32_t *lanes, double *picked) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        lanes[found] = (int32_t)i;
        picked[found] = u[i];
        found += choices[i] == choice;
    }
    return found;
}

size_t ek_pick_share(
    double low, double high, double width, const double *u, size_t count, int32_t *lanes, double *picked) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        double share = (u[i] - low) / width;
        share = share < 0x1p-54 ? 0x1p-54 : share;
        share = share > 1 - 0x1p-53 ? 1 - 0x1p-53 : share;
        lanes[found] = (int32_t)i;
        picked[found] = share;
        found += low <= u[i] && u[i] < high;
    }
    return found;
}

void ek_scatter(const int32_t *lanes, const double *values, size_t count, double *out) {
    for (size_t i = 0; i < count; i++) {
        out[lanes[i]] = values[i];
    }
}

size_t ek_bernoulli(const double *u, const double *probabilities, size_t count, double *out) {
    EK_DISPATCH(bernoulli, u, probabilities, count, out)
}

// MARK: - Columns

size_t ek_count_illegal(const double *values, double low, double high, int32_t whole, size_t count) {
    EK_DISPATCH(count_illegal, values, low, high, whole, count)
}
