import Statistics
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
    /// Counter, key and output words of the Random123 known-answer file.
    struct Vector: Sendable {
        let counter: (UInt64, UInt64)
        let key: UInt64
        let output: (UInt64, UInt64)
    }

    static let published: [Vector] = [
        Vector(
            counter: (0, 0),
            key: 0,
            output: (0xE169_C58D_6627_E8D5, 0x9B00_DBD8_BC57_AC4C)
        ),
        Vector(
            counter: (.max, .max),
            key: .max,
            output: (0x41C8_3B0E_408F_276D, 0x6D54_51FD_A20B_C7C6)
        ),
        Vector(
            counter: (0x85A3_08D3_243F_6A88, 0x0370_7344_1319_8A2E),
            key: 0x299F_31D0_A409_3822,
            output: (0x94FD_CCEB_D16C_FE09, 0x2412_6EA1_5001_E420)
        ),
    ]

    @Test("agrees with the published vectors", arguments: published)
    func publishedVectors(vector: Vector) {
        let block = Philox.block(key: vector.key, low: vector.counter.0, high: vector.counter.1)
        #expect(block.low == vector.output.0)
        #expect(block.high == vector.output.1)
    }
}
