import Statistics
import Testing

/// Functions of four numbers at once are those of one number, to the bit.
@Suite struct LaneFunctionTests {
    private let numbers = (0..<400).map { -700 + 3.5 * Double($0) + 0.013 }

    @Test func exponentialIsThatOfOneNumber() {
        for start in stride(from: 0, to: numbers.count - 3, by: 4) {
            let four = SIMD4(numbers[start..<start + 4])
            let result = SIMD4.exp(four)
            for lane in 0..<4 { #expect(result[lane] == Double.exp(four[lane])) }
        }
    }

    @Test func exponentialStopsBeforeItLeavesTheNormalNumbers() {
        let result = SIMD4.exp(SIMD4(-1e9, 1e9, -.infinity, .infinity))
        #expect(result == SIMD4(Double.exp(-708), Double.exp(708), Double.exp(-708), Double.exp(708)))
    }

    @Test func logarithmIsThatOfOneNumber() {
        for start in stride(from: 0, to: numbers.count - 3, by: 4) {
            let four = SIMD4.exp(SIMD4(numbers[start..<start + 4]))
            let result = SIMD4.log(four)
            for lane in 0..<4 { #expect(result[lane] == Double.log(four[lane])) }
        }
        #expect(SIMD4.log(SIMD4(1, 0x1p-1022, .greatestFiniteMagnitude, 2))[1] == Double.log(0x1p-1022))
    }

    /// 1 + 2^-60 - 1 and the like, which plain sums lose.
    @Test func compensatedLanesKeepWhatRoundingLoses() {
        var sum = CompensatedLanes()
        sum.add(SIMD4(1, 0x1p80, -1, 0x1p-60))
        sum.add(SIMD4(0x1p-60, 1, 0x1p-61, 0))
        sum.add(SIMD4(0, -0x1p80, 0, 0))
        #expect(sum.value == 1 + 0x1p-59 + 0x1p-61)
        #expect(CompensatedLanes().value == 0)
    }
}
