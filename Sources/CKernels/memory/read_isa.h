/// Reading memory and nothing else, for one instruction set (EK_NAME).

// Registers enough that no addition waits for another.
#define EK_READ_STREAMS 4

static uint64_t EK_NAME(read_words)(const void *bytes, size_t count) {
    const size_t step = EK_READ_STREAMS * sizeof(ek_i64x8);
    const unsigned char *next = bytes;
    ek_i64x8 sums[EK_READ_STREAMS] = {{0}};
    for (; count >= step; count -= step, next += step) {
        for (size_t stream = 0; stream < EK_READ_STREAMS; stream += 1) {
            sums[stream] ^= *(const ek_i64x8_bytes *)(next + stream * sizeof(ek_i64x8));
        }
    }
    const ek_i64x8 sum = (sums[0] ^ sums[1]) ^ (sums[2] ^ sums[3]);
    uint64_t total = 0;
    for (int lane = 0; lane < EK_LANES; lane += 1) {
        total ^= (uint64_t)sum[lane];
    }
    while (count > 0) {
        const size_t taken = count < sizeof(uint64_t) ? count : sizeof(uint64_t);
        uint64_t word = 0;
        memcpy(&word, next, taken);
        total ^= word;
        next += taken;
        count -= taken;
    }
    return total;
}

#undef EK_READ_STREAMS
