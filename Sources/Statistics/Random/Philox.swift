/// The Philox4x32-10 block function: a keyed bijection of 128-bit counters whose outputs pass every known
/// battery of randomness tests.
///
/// Two different (key, counter) pairs never share a block by construction, so streams cannot overlap as those
/// of a hopped generator may.
///
/// **Source**: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011,
/// doi:10.1145/2063384.2063405; the tests use the known-answer vectors of its Random123 library.
public enum Philox {
    /// 128 bits that depend on nothing but the key and the counter.
    ///
    /// - Parameters:
    ///   - key: 64 bits, the low half being the first word of the paper's key.
    ///   - low: words 0 and 1 of the counter.
    ///   - high: words 2 and 3 of the counter.
    /// - Returns: words 0 and 1, and words 2 and 3, of the output, each packed low word first.
    /// - Complexity: twenty 32-bit multiplications, no allocation, no branch.
    @inlinable
    public static func block(key: UInt64, low: UInt64, high: UInt64) -> (low: UInt64, high: UInt64) {
        var x0 = low & 0xFFFF_FFFF
        var x1 = low &>> 32
        var x2 = high & 0xFFFF_FFFF
        var x3 = high &>> 32
        var key0 = UInt32(truncatingIfNeeded: key)
        var key1 = UInt32(truncatingIfNeeded: key &>> 32)
        // Ten rounds of two 32 x 32 -> 64 products; the words are kept in 64-bit registers, high halves zero.
        for _ in 0..<10 {
            let product0 = x0 &* 0xD251_1F53
            let product1 = x2 &* 0xCD9E_8D57
            x0 = (product1 &>> 32) ^ x1 ^ UInt64(key0)
            x1 = product1 & 0xFFFF_FFFF
            x2 = (product0 &>> 32) ^ x3 ^ UInt64(key1)
            x3 = product0 & 0xFFFF_FFFF
            key0 = key0 &+ 0x9E37_79B9
            key1 = key1 &+ 0xBB67_AE85
        }
        return (x0 | (x1 &<< 32), x2 | (x3 &<< 32))
    }
}
