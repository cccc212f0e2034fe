import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Curves")
struct CurveTests {
    static func model(_ subject: String) throws -> FormulaModel {
        subject.contains("linear")
            ? try CounterfactualReference.linear(CounterfactualReference.threshold)
            : try CounterfactualReference.trees(CounterfactualReference.threshold)
    }

    static func curve(_ subject: String, ranges: [Range<Int>] = [0..<2000]) throws -> ResponseCurve {
        let model = try model(subject)
        let measurement = try ResponseCurveMeasurement(
            model: model,
            grid: CurveGrid(
                feature: 0,
                values: (0...16).map { Double($0) / 16 },
                schema: model.descriptor.schema
            )
        )
        let people = try CounterfactualReference.people()
        var state = measurement.emptyState
        for range in ranges {
            var part = measurement.emptyState
            let block = CounterfactualBlock(people: people.slice(range), firstPerson: range.lowerBound)
            try measurement.add(block, to: &part)
            state.merge(part)
        }
        return measurement.report(state)
    }

    @Test(
        "individual curves, partial dependence and monotonicity, as the reference has them",
        .enabled(if: ReferenceValues.isAvailable),
        arguments: ["ice_linear_x0", "ice_tree_x0"]
    )
    func response(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        func expected(_ key: String) throws -> Double { try values.number(subject, key) }
        let curve = try Self.curve(subject)
        for (point, mean) in zip([0, 4, 8, 12, 16], try values.numbers(subject, "pdp")) {
            #expect(curve.means[point].value.isClose(mean))
        }
        #expect(curve.falling.people == Int(try expected("persons_with_decrease")))
        #expect(curve.rising.people == Int(try expected("persons_with_increase")))
        #expect(curve.falling.steps == Int(try expected("violating_steps_decrease")))
        #expect((curve.falling.largest?.size ?? 0).isClose(try expected("max_decrease")))
        #expect(curve.meanRange.value.isClose(try expected("mean_ice_range")))
        let deviation = try #require(curve.endToEndDeviation)
        #expect(deviation.isClose(try expected("centered_ice_sd_at_1"), relative: 1e-11))
        #expect(try Self.curve(subject, ranges: [900..<2000, 0..<0, 0..<900]) == curve)
    }

    @Test("the witness of a step shows it")
    func witness() throws {
        let model = try Self.model("tree")
        let witness = try #require(try Self.curve("tree").falling.largest)
        let person = try CounterfactualReference.people().slice(witness.person..<(witness.person + 1))
        let before = try model.scores(of: person.replacing(feature: 0, with: [witness.from]))[0, 0]
        let after = try model.scores(of: person.replacing(feature: 0, with: [witness.to]))[0, 0]
        #expect(before - after == witness.size)
    }

    @Test(
        "accumulated local effects, as the reference has them",
        .enabled(if: ReferenceValues.isAvailable),
        arguments: ["ale_linear_x0", "ale_tree_x0"]
    )
    func accumulated(subject: String) throws {
        let values = try #require(ReferenceValues.shared)
        let model = try Self.model(subject)
        let measurement = try AccumulatedEffectsMeasurement(
            model: model,
            feature: 0,
            edges: AccumulatedEffectsMeasurement.edges(
                ofValues: ReferenceInputs.shared.features[0],
                bins: 10,
                kind: model.descriptor.schema.features[0].kind
            )
        )
        let people = try CounterfactualReference.people()
        var state = measurement.emptyState
        for range in [1500..<2000, 0..<1500] {
            var part = measurement.emptyState
            try measurement.add(CounterfactualBlock(people: people.slice(range)), to: &part)
            state.merge(part)
        }
        let report = measurement.report(state)
        for (edge, expected) in zip(report.edges, try values.numbers(subject, "edges")) {
            #expect(edge.isClose(expected, relative: 1e-15))
        }
        let effects = try values.numbers(subject, "ale")
        #expect(report.effects.count == effects.count && report.unused == 0)
        for (effect, expected) in zip(report.effects, effects) {
            #expect(abs(effect - expected) < 1e-12)
        }
        #expect(report.constant.isClose(try values.number(subject, "constant")))
    }

    @Test("grids of each kind of feature, and grids that are none")
    func grids() throws {
        let schema = try Schema(features: [
            Feature(name: "levels", kind: .categorical(levels: ["a", "b", "c"])),
            Feature(name: "few", kind: .count(range: 2...5)),
            Feature(name: "many", kind: .count(range: 0...1000)),
            Feature(name: "number", kind: .continuous(range: -1...1)),
            Feature(name: "point", kind: .continuous(range: 3...3)),
        ])
        #expect(try CurveGrid(feature: 0, schema: schema).values == [0, 1, 2])
        #expect(try CurveGrid(feature: 1, schema: schema).values == [2, 3, 4, 5])
        let many = try CurveGrid(feature: 2, schema: schema)
        #expect(many.values.first == 0 && many.values.last == 1000 && !many.isExact)
        #expect(many.values.allSatisfy { $0 == $0.rounded() })
        let number = try CurveGrid(feature: 3, schema: schema)
        #expect(number.values.count == 33 && number.values.last == 1)
        #expect(try CurveGrid(feature: 4, schema: schema).values == [3])
        #expect(throws: ScoringError.self) {
            try CurveGrid(feature: 3, values: [0, 0], schema: schema)
        }
        #expect(throws: ScoringError.self) {
            try CurveGrid(feature: 3, values: [2], schema: schema)
        }
    }

    @Test("nobody, and features without an order or of one value")
    func edges() throws {
        let curve = try Self.curve("linear", ranges: [])
        #expect(curve.means.allSatisfy { !$0.isDefined } && curve.endToEndDeviation == nil)
        #expect(curve.falling.largest == nil)
        let schema = try Schema(features: [Feature(name: "f", kind: .categorical(levels: ["a", "b"]))])
        let model = FormulaModel(
            schema: schema,
            decision: .threshold(output: 0, cut: 0),
            kind: .score
        ) { $0[0] }
        #expect(
            throws: ScoringError.illegalChange(
                feature: "f",
                change: "accumulated effects",
                reason: "its levels have no order"
            )
        ) { try AccumulatedEffectsMeasurement(model: model, feature: 0, edges: [0, 1]) }
        let constant = AccumulatedEffectsMeasurement.edges(
            ofValues: [4, 4, 4],
            bins: 10,
            kind: .count(range: 0...9)
        )
        #expect(constant == [4])
        #expect(throws: ScoringError.self) {
            try AccumulatedEffectsMeasurement(model: Self.model("linear"), feature: 0, edges: constant)
        }
    }
}

extension CurveTests {
    @Test("over the cells of trees a curve is exact: no number between them scores otherwise")
    func cells() throws {
        let model = try Self.model("tree")
        let schema = model.descriptor.schema
        let grid = try CurveGrid(
            feature: 0,
            structure: model.structure(ofOutput: 0),
            precision: .float64,
            schema: schema
        )
        let ends = try #require(grid.ends)
        #expect(grid.isExact && grid.values.count == ends.count && grid.values.first == 0 && ends.last == 1)
        #expect(zip(ends, grid.values.dropFirst()).allSatisfy { $0.nextUp == $1 })
        let person = try CounterfactualReference.people(1)
        func score(_ value: Double) throws -> Double {
            try model.scores(of: person.replacing(feature: 0, with: [value]))[0, 0]
        }
        for (first, last) in zip(grid.values, ends) {
            for value in [last, (first + last) / 2] { #expect(try score(value) == score(first)) }
        }
        // Violations over the cells: the greatest fall of the specification's coarser grid is not above them.
        let measurement = try ResponseCurveMeasurement(model: model, grid: grid)
        var state = measurement.emptyState
        try measurement.add(CounterfactualBlock(people: CounterfactualReference.people()), to: &state)
        #expect(measurement.report(state).falling.people >= (try Self.curve("tree").falling.people))
        let linear = try CurveGrid(
            feature: 0,
            structure: Self.model("linear").structure(ofOutput: 0),
            precision: .float64,
            schema: schema
        )
        #expect(!linear.isExact && linear.ends == nil && linear.values.count == 33)
    }
}
