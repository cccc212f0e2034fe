import Statistics
import Testing

@Suite("Cosine of multiples of pi")
struct CosineTests {
    /// Expected values: mpmath at 200 bits, rounded once to double.
    @Test(
        "is within two units in the last place of 1",
        arguments: [
            (0.1, 0.9510565162951535), (0.25, 0.7071067811865476), (0.3, 0.5877852522924731),
            (0.49999, 3.1415926530761636e-05), (0.7, -0.587785252292473), (-1.2, -0.8090169943749475),
            (1e-9, 1), (123.456, -0.1377902906846285),
        ]
    )
    func values(x: Double, expected: Double) {
        #expect(abs(Double.cosPi(x) - expected) <= 0x1p-52)
    }

    @Test("is exact at multiples of one half")
    func multiples() {
        #expect([0, 1, 2, -3].map { Double.cosPi($0) } == [1, -1, 1, -1])
        #expect([0.5, 1.5, -0.5].map { Double.cosPi($0) } == [0, 0, 0])
        #expect(Double.cosPi(.infinity).isNaN && Double.cosPi(.nan).isNaN)
    }
}
