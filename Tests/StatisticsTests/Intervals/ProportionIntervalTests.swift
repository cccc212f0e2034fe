import Statistics
import Testing

/// Expected values: statsmodels 0.15.0 on 288 of 665, 273 of 666 and 248 of 669, unless a test says otherwise.
@Suite("Intervals of proportions")
struct ProportionIntervalTests {
    static let first = Proportion(successes: 288, trials: 665)
    static let second = Proportion(successes: 273, trials: 666)

    static func agrees(
        _ interval: ConfidenceInterval?,
        _ lower: Double,
        _ upper: Double,
        within tolerance: Double
    ) -> Bool {
        guard let interval else { return false }
        return abs(interval.lower - lower) < tolerance && abs(interval.upper - upper) < tolerance
    }

    @Test(
        "Wilson",
        arguments: [
            (288, 665, 0.3959131887080936, 0.4710208973503193),
            (273, 666, 0.37317819920933104, 0.4476749319013218),
            (248, 669, 0.33493834869469125, 0.4079431314340431),
        ]
    )
    func wilson(successes: Int, trials: Int, lower: Double, upper: Double) {
        let interval = Proportion(successes: successes, trials: trials).wilsonInterval()
        #expect(Self.agrees(interval, lower, upper, within: 1e-15))
    }

    @Test("Wilson at the ends: none, all, nobody")
    func wilsonEnds() throws {
        let none = try #require(Proportion(successes: 0, trials: 10).wilsonInterval())
        // z^2 / (n + z^2), by hand.
        #expect(none.lower == 0)
        #expect(abs(none.upper - 0.277_532_799_862_889) < 1e-14)
        let all = try #require(Proportion(successes: 10, trials: 10).wilsonInterval())
        #expect(all.upper == 1)
        #expect(abs(all.lower - (1 - none.upper)) < 1e-15)
        #expect(Proportion(successes: 0, trials: 0).wilsonInterval() == nil)
    }

    @Test("Clopper-Pearson, from the beta quantiles of scipy")
    func clopperPearson() throws {
        #expect(
            Self.agrees(
                Self.first.clopperPearsonInterval(),
                0.3950399226983737,
                0.4717219447046267,
                within: 1e-14
            )
        )
        let none = try #require(Proportion(successes: 0, trials: 10).clopperPearsonInterval())
        // 1 - 0.025^(1/10).
        #expect(none.lower == 0)
        #expect(abs(none.upper - 0.30849710781876083) < 1e-14)
        let all = try #require(Proportion(successes: 10, trials: 10).clopperPearsonInterval())
        #expect(all.upper == 1)
        #expect(abs(all.lower - 0.6915028921812392) < 1e-14)
    }

    @Test("Newcombe difference")
    func newcombeDifference() {
        let interval = ProportionPair(Self.first, with: Self.second).differenceInterval()
        #expect(Self.agrees(interval, -0.029815597709511067, 0.07597928202439526, within: 1e-15))
    }

    @Test("Katz ratio")
    func katzRatio() {
        let interval = ProportionPair(Self.first, with: Self.second).logRatioInterval()
        #expect(Self.agrees(interval, 0.9314941345431043, 1.1983528818004927, within: 1e-14))
        let nothing = Proportion(successes: 0, trials: 5)
        #expect(ProportionPair(nothing, with: Self.second).logRatioInterval() == nil)
    }

    @Test("score ratio")
    func scoreRatio() {
        // statsmodels finds the ends to about 1e-11.
        let interval = ProportionPair(Self.first, with: Self.second).scoreRatioInterval()
        #expect(Self.agrees(interval, 0.9315281683646773, 1.1986228207548428, within: 1e-10))
    }

    @Test("score ratio at zero shares")
    func scoreRatioAtZero() throws {
        let nothing = Proportion(successes: 0, trials: 50)
        let lower = try #require(ProportionPair(nothing, with: Self.second).scoreRatioInterval())
        #expect(lower.lower == 0)
        #expect(lower.upper > 0 && lower.upper < 0.5)
        let upper = try #require(ProportionPair(Self.second, with: nothing).scoreRatioInterval())
        #expect(upper.upper == .infinity)
        // Turning the ratio round turns the interval round.
        #expect(abs(upper.lower * lower.upper - 1) < 1e-9)
        #expect(ProportionPair(nothing, with: nothing).scoreRatioInterval() == nil)
    }

    @Test(
        "Newcombe paired and exact McNemar",
        arguments: [
            (
                PairedProportions(both: 203, firstOnly: 71, secondOnly: 192, neither: 1534), -0.0605,
                -0.07632987874877917, -0.04485659165387741, 4.8402332135632665e-14
            ),
            (
                PairedProportions(both: 596, firstOnly: 745, secondOnly: 0, neither: 659), 0.3725,
                0.3509343471505618, 0.3933229845767951, 1.0806454419566534e-224
            ),
        ]
    )
    func paired(table: PairedProportions, difference: Double, lower: Double, upper: Double, p: Double) {
        let estimate = table.difference()
        #expect(estimate.value == difference)
        #expect(Self.agrees(estimate.interval, lower, upper, within: 1e-14))
        #expect(abs(table.mcNemarExactP - p) <= 1e-11 * p)
    }

    @Test("paired tables at their ends")
    func pairedEnds() {
        let empty = PairedProportions(both: 0, firstOnly: 0, secondOnly: 0, neither: 0)
        #expect(empty.difference() == .undefined(because: .noPeople, count: 0))
        #expect(empty.mcNemarExactP == 1)
        let unchanged = PairedProportions(both: 3, firstOnly: 0, secondOnly: 0, neither: 4)
        #expect(unchanged.difference().value == 0)
        #expect(unchanged.mcNemarExactP == 1)
    }

    @Test("a higher level never narrows an interval", arguments: [0, 1, 7, 12])
    func nested(successes: Int) throws {
        let proportion = Proportion(successes: successes, trials: 12)
        for interval in [Proportion.wilsonInterval, Proportion.clopperPearsonInterval] {
            let narrow = try #require(interval(proportion)(0.9))
            let wide = try #require(interval(proportion)(0.99))
            #expect(wide.lower <= narrow.lower && wide.upper >= narrow.upper)
        }
    }
}
