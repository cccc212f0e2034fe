import Statistics
import Testing

/// Expected values: scipy 1.17.1 `mannwhitneyu`; with ties, the enumeration of all ways to deal the midranks.
@Suite("Rank-sum test")
struct RankSumTestTests {
    @Test(
        "small samples are counted exactly",
        arguments: [
            ([1, 2, 3], [4, 5, 6, 7, 8, 9], 0.023809523809523808),
            ([1.5, 2.25, 9], [4, 5, 6, 7], 0.6285714285714286),
            ([19, 22, 16, 29, 24], [20, 11, 17, 12], 0.1111111111111111),
            ([1, 2, 2, 3], [2, 3, 3, 4, 5], 0.15873015873015872),
        ] as [([Double], [Double], Double)]
    )
    func exact(first: [Double], second: [Double], p: Double) {
        let test = RankSumTest(first, second)
        #expect(test.method == .exact)
        #expect(abs(test.twoSidedP - p) < 1e-12)
        #expect(abs(RankSumTest(second, first).twoSidedP - p) < 1e-12)
    }

    @Test("large samples by the normal approximation")
    func approximate() {
        let first = (0..<30).map { Double(($0 * 37) % 101) / 7 }
        let second = (0..<25).map { Double(($0 * 53) % 97) / 7 + 2 }
        let test = RankSumTest(first, second)
        #expect(test.method == .normalApproximation)
        #expect(test.u == 318)
        #expect(abs(test.twoSidedP - 0.33949570451334854) < 1e-9)
    }

    @Test("samples that say nothing")
    func nothing() {
        #expect(RankSumTest([], [1]).twoSidedP == 1)
        #expect(RankSumTest([2, 2], [2, 2, 2]).twoSidedP == 1)
    }
}
