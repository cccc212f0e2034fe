/// Changes of a block of people, for one instruction set (EK_NAME).
#include "../isa/vector_body.h"

static size_t EK_NAME(join_statuses)(
    const uint8_t *first, const uint8_t *second, const double *before, const double *after, size_t count,
    uint8_t *counted, int64_t *totals) {
    size_t without = 0;
    uint8_t joined[EK_BATCH];
    for (size_t start = 0; start < count; start += EK_BATCH) {
        const size_t size = count - start < EK_BATCH ? count - start : EK_BATCH;
        for (size_t i = 0; i < size; i += 1) {
            const uint8_t one = first ? first[start + i] : 1;
            const uint8_t two = second ? second[start + i] : 1;
            // Of two legal ones the lower: 0 is changed, 1 is not.
            const uint8_t legal = one < two ? one : two;
            joined[i] = one > 1 ? one : two > 1 ? two : legal;
        }
        int32_t seen[5] = {0};
        for (int32_t status = 0; status < 5; status += 1) {
            int32_t people = 0;
            for (size_t i = 0; i < size; i += 1) {
                people += joined[i] == status;
            }
            seen[status] = people;
            totals[status] += people;
        }
        int32_t numbers = 0;
        for (size_t i = 0; i < size; i += 1) {
            const double change = after[start + i] - before[start + i];
            const uint8_t counts = (joined[i] == 0) & (fabs(change) <= 0x1.fffffffffffffp1023);
            counted[start + i] = counts;
            numbers += counts;
        }
        without += (size_t)(seen[0] - numbers);
    }
    return without;
}

static void EK_NAME(count_bins)(
    const int32_t *bins, const uint8_t *counted, size_t count, int32_t first, int64_t *counts) {
    for (size_t i = 0; i < count; i += 1) {
        counts[bins[i] - first] += counted[i];
    }
}

static void EK_NAME(count_crossings)(
    const int32_t *before, const int32_t *after, const uint8_t *counted, size_t count, int32_t first,
    int64_t *crossings) {
    for (size_t i = 0; i < count; i += 1) {
        const int32_t own = before[i], other = after[i];
        const int32_t low = own < other ? own : other, high = own < other ? other : own;
        const int64_t crosses = counted[i] & (own != other);
        int64_t *way = crossings + (other < own) + 2 * (1 - (int64_t)first);
        way[2 * (int64_t)low] += crosses;
        way[2 * (int64_t)high] -= crosses;
    }
}

/// Sums under construction: one lane a person of eight.
typedef struct EK_NAME(limbs) {
    ek_i64x8 high, middle, low;
} EK_NAME(limbs);

/// Cuts eight terms into limbs: adding 1.5 * 2^k rounds to a multiple of the unit in the last place of that number and leaves the multiple,
/// as an integer, in the difference of the bit patterns.
EK_INLINE void EK_NAME(add_limbs)(EK_NAME(limbs) *sum, ek_f64x8 term) {
    const ek_f64x8 top = EK_NAME(splat)(0x1.8p40), centre = EK_NAME(splat)(0x1.8p-12), bottom = EK_NAME(splat)(0x1.8p-64);
    const ek_f64x8 high = term + top;
    const ek_f64x8 rest = term - (high - top);
    const ek_f64x8 middle = rest + centre;
    const ek_f64x8 last = rest - (middle - centre);
    const ek_f64x8 low = last + bottom;
    sum->high += (ek_i64x8)high - (ek_i64x8)top;
    sum->middle += (ek_i64x8)middle - (ek_i64x8)centre;
    sum->low += (ek_i64x8)low - (ek_i64x8)bottom;
}

/// Adds the sums of a batch of at most 512 terms.
EK_INLINE void EK_NAME(gather_limbs)(ek_fixed_sum *sum, EK_NAME(limbs) limbs, int64_t sign) {
    for (int lane = 0; lane < EK_LANES; lane += 1) {
        sum->high += sign * limbs.high[lane];
        sum->middle += sign * limbs.middle[lane];
        sum->low += sign * limbs.low[lane];
    }
    ek_carry(sum);
}

/// Counts the places of a batch, which lie below `places`; whatever lies beyond `count` is 255.
EK_INLINE void EK_NAME(count_places)(const uint8_t *place, size_t count, int32_t places, int64_t *moves) {
    const size_t chunks = (count + 31) / 32;
    if (places > 32) {
        for (size_t i = 0; i < count; i += 1) {
            moves[place[i]] += 1;
        }
        return;
    }
    for (int32_t p = 0; p < places; p += 1) {
        // At most 16 chunks: a lane of bytes holds them.
        ek_u8x32 found = {0};
        for (size_t c = 0; c < chunks; c += 1) {
            found -= (ek_u8x32)(((const ek_u8x32 *)place)[c] == (uint8_t)p);
        }
        int64_t people = 0;
        for (int lane = 0; lane < 32; lane += 1) {
            people += found[lane];
        }
        moves[p] += people;
    }
}

static size_t EK_NAME(sum_changes)(
    const ek_changes *c, const int32_t *order, size_t first, size_t count, ek_change_sums *sums, int64_t *moves) {
    double changes[EK_BATCH + EK_LANES], odds[EK_BATCH + EK_LANES];
    uint8_t places[EK_BATCH + 32] __attribute__((aligned(32)));
    const bool has_odds = c->odds_before && c->odds_after, has_levels = c->levels_before && c->levels_after;
    const int32_t levels = c->levels;
    for (size_t start = 0; start < count; start += EK_BATCH) {
        const size_t size = count - start < EK_BATCH ? count - start : EK_BATCH;
        size_t taken = 0, with_odds = 0;
        if (!order && memchr(c->counted + first + start, 0, size) == 0) {
            const size_t from = first + start;
            for (size_t i = 0; i < size; i += 1) {
                changes[i] = c->after[from + i] - c->before[from + i];
            }
            taken = size;
            if (has_levels) {
                for (size_t i = 0; i < size; i += 1) {
                    const int32_t near = c->near[from + i] ? levels : 0;
                    places[i] = (uint8_t)((c->levels_before[from + i] + near) * levels + c->levels_after[from + i]);
                }
            }
            if (has_odds) {
                int64_t outside = 0;
                for (size_t i = 0; i < size; i += 1) {
                    odds[i] = c->odds_after[from + i] - c->odds_before[from + i];
                    outside |= !(fabs(odds[i]) <= 0x1.fffffffffffffp1023);
                }
                with_odds = size;
                if (outside) {
                    with_odds = 0;
                    for (size_t i = 0; i < size; i += 1) {
                        const double change = odds[i];
                        odds[with_odds] = change;
                        with_odds += fabs(change) <= 0x1.fffffffffffffp1023;
                    }
                }
            }
        } else {
            for (size_t i = 0; i < size; i += 1) {
                const size_t person = order ? (size_t)order[first + start + i] : first + start + i;
                const size_t counts = c->counted[person];
                changes[taken] = c->after[person] - c->before[person];
                if (has_odds) {
                    const double change = c->odds_after[person] - c->odds_before[person];
                    odds[with_odds] = change;
                    with_odds += counts & (fabs(change) <= 0x1.fffffffffffffp1023);
                }
                if (has_levels) {
                    const int32_t near = c->near[person] ? levels : 0;
                    places[taken] = (uint8_t)((c->levels_before[person] + near) * levels + c->levels_after[person]);
                }
                taken += counts;
            }
        }
        if (taken == 0) {
            continue;
        }
        // Past the end stands a change that is there anyway, then, for the sums, nothing.
        for (size_t i = 0; i < EK_LANES; i += 1) {
            changes[taken + i] = changes[0];
            odds[with_odds + i] = 0;
        }
        ek_f64x8 least8 = EK_NAME(splat)(changes[0]), greatest8 = least8, furthest8 = {0};
        for (size_t i = 0; i < taken; i += EK_LANES) {
            const ek_f64x8 term = *(const ek_f64x8_unaligned *)(changes + i);
            least8 = EK_NAME(select)(term < least8, term, least8);
            greatest8 = EK_NAME(select)(term > greatest8, term, greatest8);
        }
        for (size_t i = 0; i < EK_LANES; i += 1) {
            changes[taken + i] = 0;
        }
        ek_i64x8 up8 = {0}, down8 = {0};
        for (size_t i = 0; i < taken; i += EK_LANES) {
            const ek_f64x8 term = *(const ek_f64x8_unaligned *)(changes + i), zero = {0};
            up8 -= term > zero;
            down8 -= term < zero;
        }
        for (size_t i = 0; i < with_odds; i += EK_LANES) {
            const ek_f64x8 term = (ek_f64x8)((ek_i64x8)*(const ek_f64x8_unaligned *)(odds + i) & INT64_MAX);
            furthest8 = EK_NAME(select)(term > furthest8, term, furthest8);
        }
        double least = least8[0], greatest = greatest8[0], furthest = furthest8[0];
        int64_t up = 0, down = 0;
        for (int lane = 0; lane < EK_LANES; lane += 1) {
            least = least8[lane] < least ? least8[lane] : least;
            greatest = greatest8[lane] > greatest ? greatest8[lane] : greatest;
            furthest = furthest8[lane] > furthest ? furthest8[lane] : furthest;
            up += up8[lane];
            down += down8[lane];
        }
        if (!(greatest < 0x1p19 && least > -0x1p19 && furthest < 0x1p39)) {
            return start;
        }
        EK_NAME(limbs) change = {{0}, {0}, {0}}, magnitude = change, square = change, log_odds = change;
        const bool one_way = least >= 0 || greatest <= 0;
        for (size_t i = 0; i < taken; i += EK_LANES) {
            const ek_f64x8 term = *(const ek_f64x8_unaligned *)(changes + i);
            EK_NAME(add_limbs)(&change, term);
            EK_NAME(add_limbs)(&square, term * term);
        }
        if (!one_way) {
            for (size_t i = 0; i < taken; i += EK_LANES) {
                const ek_f64x8 term = *(const ek_f64x8_unaligned *)(changes + i);
                EK_NAME(add_limbs)(&magnitude, (ek_f64x8)((ek_i64x8)term & INT64_MAX));
            }
        }
        for (size_t i = 0; i < with_odds; i += EK_LANES) {
            EK_NAME(add_limbs)(&log_odds, *(const ek_f64x8_unaligned *)(odds + i));
        }
        sums->count += (int64_t)taken;
        sums->up += up;
        sums->down += down;
        sums->least = least < sums->least ? least : sums->least;
        sums->greatest = greatest > sums->greatest ? greatest : sums->greatest;
        EK_NAME(gather_limbs)(&sums->change, change, 1);
        EK_NAME(gather_limbs)(&sums->square, square, 1);
        // Changes of one sign are their magnitudes, or the opposite: rounding to a limb is symmetric.
        EK_NAME(gather_limbs)(&sums->magnitude, one_way ? change : magnitude, one_way && greatest <= 0 ? -1 : 1);
        sums->odds_count += (int64_t)with_odds;
        EK_NAME(gather_limbs)(&sums->odds, log_odds, 1);
        if (has_levels) {
            for (size_t i = 0; i < 32; i += 1) {
                places[taken + i] = 255;
            }
            EK_NAME(count_places)(places, taken, 2 * levels * levels, moves);
        }
    }
    return count;
}
