import Statistics
import Testing

@Suite("Many tests at once")
struct MultipleTestingTests {
    static let pValues = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04]

    static func close(_ got: [Double], _ expected: [Double]) -> Bool {
        got.count == expected.count && zip(got, expected).allSatisfy { abs($0 - $1) < 1e-15 }
    }

    @Test("Holm, worked by hand: 6 x .005, 5 x .01, 4 x .03, then never less")
    func holm() {
        #expect(Self.close(MultipleTesting.holm(Self.pValues), [0.05, 0.12, 0.12, 0.03, 0.2, 0.12]))
        #expect(MultipleTesting.holm([0.6, 0.9]) == [1, 1])
        #expect(MultipleTesting.holm([]).isEmpty)
    }

    @Test("Benjamini-Hochberg against scipy `false_discovery_control`")
    func benjaminiHochberg() {
        #expect(
            Self.close(
                MultipleTesting.benjaminiHochberg(Self.pValues),
                [0.03, 0.048, 0.048, 0.03, 0.2, 0.048]
            )
        )
        #expect(MultipleTesting.benjaminiHochberg([]).isEmpty)
    }
}
