/// exp and logistic on eight doubles, and loops over them, for one instruction set (EK_NAME).

/// exp(x), NaN in NaN out.
///
/// x = k ln 2 + r with |r| <= ln 2 / 2, r = high - low with `high` exact (Cody and Waite: the first part of ln 2 has 42
/// bits); exp(r) = 1 + r + r^2 q(r), q of degree 9 fitted to a relative error of 8e-18 in 200-bit arithmetic, the sum
/// compensated; then two multiplications by powers of two, so that a subnormal result is rounded once. Where every x is
/// `moderate` one multiplication, which rounds nothing, gives the same.
EK_INLINE ek_f64x8 EK_NAME(exp8)(ek_f64x8 x, const bool moderate) {
    const ek_f64x8 lowest = EK_NAME(splat)(-746.0), highest = EK_NAME(splat)(710.0);
    const ek_f64x8 shift = EK_NAME(splat)(0x1.8p52);

    ek_f64x8 c = x;
    if (!moderate) {
        c = EK_NAME(select)(c < lowest, lowest, c);
        c = EK_NAME(select)(c > highest, highest, c);
    }

    const ek_f64x8 shifted = EK_NAME(fma8)(c, EK_NAME(splat)(0x1.71547652b82fep+0), shift);
    const ek_f64x8 k = shifted - shift;
    const ek_f64x8 high = EK_NAME(fma8)(k, EK_NAME(splat)(-0x1.62e42fefa3800p-1), c);
    const ek_f64x8 low = k * EK_NAME(splat)(0x1.ef35793c76730p-45);
    const ek_f64x8 r = high - low;

    const ek_f64x8 r2 = r * r, r4 = r2 * r2;
    const ek_f64x8 q0 = EK_NAME(fma8)(EK_NAME(splat)(0x1.5555555555558p-3), r, EK_NAME(splat)(0x1.0000000000009p-1));
    const ek_f64x8 q1 = EK_NAME(fma8)(EK_NAME(splat)(0x1.111111110f7efp-7), r, EK_NAME(splat)(0x1.55555555503a0p-5));
    const ek_f64x8 q2 = EK_NAME(fma8)(EK_NAME(splat)(0x1.a01a01b015fc1p-13), r, EK_NAME(splat)(0x1.6c16c18611db9p-10));
    const ek_f64x8 q3 = EK_NAME(fma8)(EK_NAME(splat)(0x1.71ddf69834cdap-19), r, EK_NAME(splat)(0x1.a019938664e2bp-16));
    const ek_f64x8 q4 = EK_NAME(fma8)(EK_NAME(splat)(0x1.af635f16ead2dp-26), r, EK_NAME(splat)(0x1.28b43b4f111dbp-22));
    const ek_f64x8 q01 = EK_NAME(fma8)(q1, r2, q0), q23 = EK_NAME(fma8)(q3, r2, q2);
    const ek_f64x8 q = EK_NAME(fma8)(EK_NAME(fma8)(q4, r4, q23), r4, q01);
    const ek_f64x8 one = EK_NAME(splat)(1.0), sum = one + high;
    const ek_f64x8 lost = high - (sum - one);
    const ek_f64x8 p = sum + (EK_NAME(fma8)(q, r2, -low) + lost);

    // The low bits of a double of 1.5 * 2^52 + n hold the integer n; the shift by 52 drops the others.
    // For NaN they hold anything, and NaN times it is NaN.
    if (moderate) {
        return p * (ek_f64x8)(((ek_i64x8)shifted + 1023) << 52);
    }
    // k = half + rest.
    const ek_f64x8 half = EK_NAME(fma8)(k, EK_NAME(splat)(0.5), shift);
    const ek_f64x8 rest = (k - (half - shift)) + shift;
    const ek_f64x8 scale1 = (ek_f64x8)(((ek_i64x8)half + 1023) << 52);
    const ek_f64x8 scale2 = (ek_f64x8)(((ek_i64x8)rest + 1023) << 52);
    return p * scale1 * scale2;
}

/// Whether no lane of x is NaN or outside of [-708, 708], where exp is neither subnormal nor infinite.
EK_INLINE bool EK_NAME(is_moderate)(ek_f64x8 x) {
    const ek_f64x8 size = (ek_f64x8)((ek_i64x8)x & INT64_MAX);
    const ek_bits8 set = __builtin_convertvector(size <= EK_NAME(splat)(708.0), ek_bits8);
    uint8_t bits;
    memcpy(&bits, &set, 1);
    return bits == 255;
}

/// 1 / (1 + exp(-x)), computed from t = exp(-|x|): 1 / (1 + t) right of zero, t / (1 + t) left of it.
///
/// What 1 + t loses to rounding is put back in one step of residual correction of the quotient.
EK_INLINE ek_f64x8 EK_NAME(logistic8)(ek_f64x8 x, const bool moderate) {
    const ek_i64x8 negative = EK_NAME(splat)(0.0) > x;
    const ek_f64x8 t = EK_NAME(exp8)((ek_f64x8)((ek_i64x8)x | INT64_MIN), moderate);
    const ek_f64x8 one = EK_NAME(splat)(1.0), numerator = EK_NAME(select)(negative, t, one);
    const ek_f64x8 sum = one + t, lost = t - (sum - one);
    const ek_f64x8 inverse = one / sum, quotient = numerator * inverse;
    ek_f64x8 residual = EK_NAME(fma8)(-quotient, sum, numerator);
    residual = EK_NAME(fma8)(-quotient, lost, residual);
    return EK_NAME(fma8)(residual, inverse, quotient);
}

EK_INLINE ek_f64x8 EK_NAME(link8)(ek_link link, ek_f64x8 z) {
    switch (link) {
    case EK_LINK_LOGISTIC:
        if (__builtin_expect(EK_NAME(is_moderate)(z), 1)) {
            return EK_NAME(logistic8)(z, true);
        }
        z = EK_NAME(logistic8)(z, false);
        break;
    case EK_LINK_EXPONENTIAL:
        if (__builtin_expect(EK_NAME(is_moderate)(z), 1)) {
            return EK_NAME(exp8)(z, true);
        }
        z = EK_NAME(exp8)(z, false);
        break;
    case EK_LINK_IDENTITY: break;
    }
    return EK_NAME(one_nan)(z);
}

/// The loop of one link; `link` is a constant at every call, so the choice is made outside the loop.
EK_INLINE void EK_NAME(link_loop)(ek_link link, const double *z, size_t count, double *out) {
    size_t i = 0;
    for (; i + EK_LANES <= count; i += EK_LANES) {
        *(ek_f64x8_unaligned *)(out + i) = EK_NAME(link8)(link, *(const ek_f64x8_unaligned *)(z + i));
    }
    if (i < count) {
        ek_f64x8 last = {0};
        memcpy(&last, z + i, (count - i) * sizeof(double));
        last = EK_NAME(link8)(link, last);
        memcpy(out + i, &last, (count - i) * sizeof(double));
    }
}

static void EK_NAME(link)(ek_link link, const double *z, size_t count, double *out) {
    switch (link) {
    case EK_LINK_LOGISTIC: return EK_NAME(link_loop)(EK_LINK_LOGISTIC, z, count, out);
    case EK_LINK_EXPONENTIAL: return EK_NAME(link_loop)(EK_LINK_EXPONENTIAL, z, count, out);
    case EK_LINK_IDENTITY: return EK_NAME(link_loop)(EK_LINK_IDENTITY, z, count, out);
    }
}
