import Results
import Testing

/// Expected digests: the examples of FIPS 180-2 appendix B and of the NIST example values for SHA-256; those at the
/// edges of the padding from `sha256sum` of GNU coreutils.
@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "equals the published digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                    + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ]
    )
    func published(text: String, expected: String) {
        #expect(SHA256.hexadecimalDigest(of: text) == expected)
    }

    @Test(
        "pads at every edge of a block",
        arguments: [
            (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
            (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
            (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
            (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
            (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
        ]
    )
    func padding(count: Int, expected: String) {
        #expect(SHA256.hexadecimalDigest(of: String(repeating: "a", count: count)) == expected)
    }

    @Test("does not depend on how the bytes were cut", arguments: [1, 3, 63, 64, 65, 200])
    func pieces(size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: size) {
            hash.update(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(hash.hexadecimalDigest() == SHA256.hexadecimalDigest(of: bytes))
        #expect(
            hash.hexadecimalDigest() == SHA256.hexadecimalDigest(of: bytes),
            "reading the digest changes nothing"
        )
    }
}
