import TestSupport
import Testing

/// The sums that `reference-values.json` and the specification give for the reference inputs.
@Suite("Reference inputs")
struct ReferenceInputsTests {
    static let inputs = ReferenceInputs.shared

    @Test("counts are those of the specification")
    func counts() {
        let inputs = Self.inputs
        #expect(inputs.outcomes.count { $0 == 1 } == 942)
        #expect(inputs.outcomes.prefix(10).elementsEqual([1, 1, 1, 0, 0, 0, 0, 0, 1, 1]))
        #expect((0..<3).map { group in inputs.groups.count { $0 == group } } == [665, 666, 669])
        #expect(inputs.features[2].reduce(0, +) == 599)
        #expect(inputs.features[3].reduce(0, +) == 997)
        #expect(Set(inputs.tiedProbabilities).count == 20)
    }

    @Test("sums are those of the specification")
    func sums() {
        let inputs = Self.inputs
        #expect(abs(inputs.probabilities.reduce(0, +) - 1032.4847808637273) < 1e-9)
        #expect(abs(inputs.weights.reduce(0, +) - 1999.786024888626) < 1e-9)
        for (got, expected) in zip(
            inputs.probabilities,
            [0.4494536167658231, 0.21319770122846293, 0.944870574736562]
        ) {
            #expect(abs(got - expected) < 4e-16)
        }
    }

    @Test("tree margins are exact")
    func treeMargins() {
        let margins = Self.inputs.treeMargins
        #expect(margins.reduce(0, +) == -792.6875)
        #expect(margins.prefix(5).elementsEqual([-1.1875, -1.0, 0.5, -0.3125, 0.5625]))
        #expect(Set(margins).count == 60)
    }

    @Test("reference values are read by key path", .enabled(if: ReferenceValues.isAvailable))
    func referenceValues() throws {
        let values = try #require(ReferenceValues.shared)
        #expect(try values.number("scores", "p", "brier") == 0.22415888359252664)
        #expect(try values.number("decision_curve", "0.1", "tp") == 932)
        #expect(try values.numbers("r", "pROC.delong95").count == 3)
        #expect(try values.number("fairness", "ci", "counts", "0", "1") == 665)
        #expect(throws: ReferenceValues.Missing.self) { try values.number("scores", "nothing") }
    }
}
