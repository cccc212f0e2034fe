import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Permitted sets")
struct PermittedSetTests {
    static func report(
        _ model: FormulaModel,
        ranges: [Range<Int>] = [0..<2000]
    ) throws -> SetReport {
        let schema = model.descriptor.schema
        let measurement = try PermittedSetMeasurement(
            model: model,
            set: PermittedSet(name: "x2, x3", features: [2, 3], schema: schema),
            groupings: [Grouping(name: "g", labels: ["0", "1", "2"])]
        )
        let people = try CounterfactualReference.people()
        var state = measurement.emptyState
        for range in ranges {
            var part = measurement.emptyState
            let block = CounterfactualBlock(
                people: people.slice(range),
                groups: [ReferenceInputs.shared.groups[range].map { Int32($0) }]
            )
            try measurement.add(block, to: &part)
            state.merge(part)
        }
        return measurement.report(state)
    }

    @Test(
        "two binary features in all combinations, as the reference has them",
        .enabled(if: ReferenceValues.isAvailable),
        arguments: ["cf_set_linear_x2x3", "cf_set_tree_x2x3"]
    )
    func reference(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        let isLinear = subject.contains("linear")
        func model(_ decision: DecisionRule) throws -> FormulaModel {
            isLinear
                ? try CounterfactualReference.linear(decision) : try CounterfactualReference.trees(decision)
        }
        let threshold = try Self.report(model(CounterfactualReference.threshold))
        let levels = try Self.report(
            model(CounterfactualReference.levels),
            ranges: [700..<2000, 0..<0, 0..<700]
        )
        #expect(threshold.overall.meanRange == levels.overall.meanRange)
        #expect(threshold.overall.meanRange.value.isClose(try values.number(subject, "mean_range")))
        #expect(threshold.overall.largestRange.isClose(try values.number(subject, "max_range")))
        #expect(threshold.overall.dependentCount == Int(try values.number(subject, "decision_depends")))
        #expect(levels.overall.dependentCount == Int(try values.number(subject, "level_depends")))
        let spanning = try #require(levels.overall.spanningTwo?.value)
        #expect(Int((spanning * 2000).rounded()) == Int(try values.number(subject, "level_span_two")))
        let interaction = try #require(threshold.overall.meanInteraction)
        #expect(interaction.value.isClose(try values.number(subject, "interaction_mean")))
        #expect(threshold.groups.reduce(0) { $0 + $1.effect.people } == 2000)
        #expect(threshold.fixed == 0)
    }

    @Test("combinations that rules forbid do not count")
    func rules() throws {
        // a and b are exclusive; the score is 1 for a alone, 2 for b alone, 10 for both, which nobody can be.
        let schema = try Schema(
            features: ["a", "b"].map { Feature(name: $0, kind: .binary(no: "no", yes: "yes")) },
            consistency: [.oneHot(features: [0, 1], allowsNone: true)]
        )
        let model = FormulaModel(
            schema: schema,
            decision: .threshold(output: 0, cut: 1.5),
            kind: .score
        ) { $0[0] + 2 * $0[1] + 7 * $0[0] * $0[1] }
        let measurement = try PermittedSetMeasurement(
            model: model,
            set: PermittedSet(name: "both", features: [0, 1], schema: schema)
        )
        var state = measurement.emptyState
        let people = People.float64(ColumnTable(try DenseMatrix(columns: [[0, 1, 0], [0, 0, 1]])))
        try measurement.add(CounterfactualBlock(people: people), to: &state)
        let report = measurement.report(state)
        #expect(report.overall.largestRange == 2 && report.overall.meanRange.value == 2)
        #expect(report.overall.dependent?.value == 1)
        #expect(report.overall.meanInteraction == nil)
    }

    @Test("nobody, sets without features and sets too large")
    func edges() throws {
        let model = try CounterfactualReference.linear(CounterfactualReference.threshold)
        let report = try Self.report(model, ranges: [])
        #expect(report.overall.meanRange.undefinedReason == .noPeople)
        #expect(report.overall.dependent?.undefinedReason == .noPeople)
        let schema = model.descriptor.schema
        #expect(
            throws: ScoringError.illegalChange(
                feature: "",
                change: "empty",
                reason: "a set needs features with levels or shifts"
            )
        ) { try PermittedSet(name: "empty", features: [], schema: schema) }
        let many = try Schema(
            features: (0..<13).map { Feature(name: "f\($0)", kind: .binary(no: "no", yes: "yes")) }
        )
        #expect(
            throws: ScoringError.illegalChange(
                feature: "f12",
                change: "all",
                reason: "the set has more than 4096 combinations; leave features out"
            )
        ) { try PermittedSet(name: "all", features: Array(0..<13), schema: many) }
        #expect(try PermittedSet.protected(of: schema)?.features == [2, 3])
        #expect(try PermittedSet.protected(of: many) == nil)
    }
}
