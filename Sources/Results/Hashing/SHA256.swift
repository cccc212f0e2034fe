/// The SHA-256 digest of bytes that arrive in pieces of any size.
///
/// **Edge cases**: the digest of no bytes is defined: `e3b0c442...7852b855`. The pieces do not matter, only their
/// concatenation.
/// **Complexity**: O(bytes), constant memory.
/// **Source**: FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 6.2.
public struct SHA256: Sendable {
    /// Bytes in one block of the compression function.
    static let blockSize = 64

    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]
    private var schedule = [UInt32](repeating: 0, count: 64)
    private var pending: [UInt8] = []
    private var byteCount: UInt64 = 0

    /// A digest of no bytes yet.
    public init() {
        pending.reserveCapacity(Self.blockSize)
    }

    /// Appends `bytes`.
    public mutating func update(_ bytes: Span<UInt8>) {
        byteCount &+= UInt64(bytes.count)
        var position = 0
        if !pending.isEmpty {
            while position < bytes.count, pending.count < Self.blockSize {
                pending.append(bytes[position])
                position += 1
            }
            guard pending.count == Self.blockSize else { return }
            let block = pending
            compress(block.span, at: 0)
            pending.removeAll(keepingCapacity: true)
        }
        while bytes.count - position >= Self.blockSize {
            compress(bytes, at: position)
            position += Self.blockSize
        }
        while position < bytes.count {
            pending.append(bytes[position])
            position += 1
        }
    }

    /// Appends `bytes`.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// The 32 bytes of the digest of everything appended so far.
    public func digest() -> [UInt8] {
        var last = self
        var padding: [UInt8] = [0x80]
        let tail = (pending.count + 1) % Self.blockSize
        padding += [UInt8](repeating: 0, count: (Self.blockSize + 56 - tail) % Self.blockSize)
        let bitCount = byteCount &* 8
        for shift in stride(from: 56, through: 0, by: -8) {
            padding.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
        }
        last.update(padding.span)
        return last.state.flatMap { word in
            stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
        }
    }

    /// The digest of everything appended so far as 64 lower-case hexadecimal digits.
    public func hexadecimalDigest() -> String {
        let digits = Array("0123456789abcdef")
        return String(digest().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hexadecimalDigest(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes.span)
        return hash.hexadecimalDigest()
    }

    /// The digest of the UTF-8 bytes of `text` as 64 lower-case hexadecimal digits.
    public static func hexadecimalDigest(of text: String) -> String {
        hexadecimalDigest(of: Array(text.utf8))
    }

    /// FIPS 180-4, section 6.2.2, for the block that starts at `start`.
    ///
    /// Plain loops, masking shifts and rotations written out, because everything else is a call in a debug build.
    private mutating func compress(_ bytes: Span<UInt8>, at start: Int) {
        var w: [UInt32] = []
        swap(&w, &schedule)
        defer { swap(&w, &schedule) }
        var t = 0
        var position = start
        while t < 16 {
            w[t] =
                UInt32(bytes[position]) &<< 24 | UInt32(bytes[position &+ 1]) &<< 16
                | UInt32(bytes[position &+ 2]) &<< 8 | UInt32(bytes[position &+ 3])
            t &+= 1
            position &+= 4
        }
        while t < 64 {
            let early = w[t &- 15]
            let late = w[t &- 2]
            let sigma0 =
                (early &>> 7 | early &<< 25) ^ (early &>> 18 | early &<< 14) ^ (early &>> 3)
            let sigma1 = (late &>> 17 | late &<< 15) ^ (late &>> 19 | late &<< 13) ^ (late &>> 10)
            w[t] = sigma1 &+ w[t &- 7] &+ sigma0 &+ w[t &- 16]
            t &+= 1
        }
        let constants = Self.constants
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        t = 0
        while t < 64 {
            let sum1 = (e &>> 6 | e &<< 26) ^ (e &>> 11 | e &<< 21) ^ (e &>> 25 | e &<< 7)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ choice &+ constants[t] &+ w[t]
            let sum0 = (a &>> 2 | a &<< 30) ^ (a &>> 13 | a &<< 19) ^ (a &>> 22 | a &<< 10)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            h = g
            g = f
            f = e
            e = d &+ first
            d = c
            c = b
            b = a
            a = first &+ sum0 &+ majority
            t &+= 1
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7,
        0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc,
        0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351,
        0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e,
        0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585,
        0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f,
        0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}
