import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport

/// Sections of curves, Shapley values, Sobol indices and recourse.
enum ResponseRows {
    static func rows() throws -> [ReferenceRow] {
        try ["linear", "tree"].flatMap { try curves($0) + sobol($0) + recourse($0) } + shapley()
            + closedForms()
    }

    private static func curves(_ name: String) throws -> [ReferenceRow] {
        let curve = try CurveTests.curve(name)
        let section = "ice_\(name)_x0"
        var rows = [0, 4, 8, 12, 16].enumerated().map { index, point in
            ReferenceRow([section, "pdp", "\(index)"], curve.means[point].value, .relative(1e-12))
        }
        rows += [
            ReferenceRow([section, "persons_with_decrease"], Double(curve.falling.people), .exact),
            ReferenceRow([section, "persons_with_increase"], Double(curve.rising.people), .exact),
            ReferenceRow([section, "violating_steps_decrease"], Double(curve.falling.steps), .exact),
            ReferenceRow([section, "max_decrease"], curve.falling.largest?.size ?? 0, .relative(1e-12)),
            ReferenceRow([section, "mean_ice_range"], curve.meanRange.value, .relative(1e-12)),
            ReferenceRow([section, "centered_ice_sd_at_1"], curve.endToEndDeviation, .relative(1e-11)),
        ]
        let model = try CurveTests.model(name)
        let measurement = try AccumulatedEffectsMeasurement(
            model: model,
            feature: 0,
            edges: AccumulatedEffectsMeasurement.edges(
                ofValues: ReferenceInputs.shared.features[0],
                bins: 10,
                kind: model.descriptor.schema.features[0].kind
            )
        )
        var state = measurement.emptyState
        try measurement.add(CounterfactualBlock(people: CounterfactualReference.people()), to: &state)
        let effects = measurement.report(state)
        let accumulated = "ale_\(name)_x0"
        for index in 0...10 {
            rows.append(
                ReferenceRow([accumulated, "edges", "\(index)"], effects.edges[index], .relative(1e-15))
            )
            rows.append(
                ReferenceRow([accumulated, "ale", "\(index)"], effects.effects[index], .absolute(1e-12))
            )
        }
        rows.append(ReferenceRow([accumulated, "constant"], effects.constant, .relative(1e-12)))
        return rows
    }

    private static func shapley() throws -> [ReferenceRow] {
        let background = ShapleyAttribution.Reference.background(try CounterfactualReference.people(32))
        let trees = try AttributionTests.trees()
        let linear = try AttributionTests.linear()
        let sections: [(String, ShapleyAttribution, Int, Double)] = [
            ("treeshap_path", try ShapleyAttribution(model: trees, reference: .trainingCounts), 5, 1e-8),
            (
                "shapley_path_brute", try ShapleyAttribution(model: trees, reference: .trainingCounts), 5,
                1e-12
            ),
            ("treeshap_interventional", try ShapleyAttribution(model: trees, reference: background), 5, 1e-8),
            (
                "shapley_interventional_brute", try ShapleyAttribution(model: trees, reference: background),
                5,
                1e-12
            ),
            ("linear_shap", try ShapleyAttribution(model: linear, reference: background), 2, 1e-12),
        ]
        let people = try CounterfactualReference.people(5)
        return try sections.flatMap { section, attribution, count, tolerance in
            let result = try attribution.attributions(of: people)
            return (0..<count).flatMap { person in
                (0..<6).map { feature in
                    ReferenceRow(
                        [section, "rows", "\(person)", "\(feature)"],
                        result.values[person, feature],
                        .absolute(tolerance)
                    )
                }
            } + [ReferenceRow([section, "expected"], attribution.base, .absolute(tolerance))]
        }
    }

    private static func sobol(_ name: String) throws -> [ReferenceRow] {
        let measurement = SobolMeasurement(
            model: try SobolTests.model(name),
            distribution: try SobolTests.distribution()
        )
        let indices = try measurement.indices(random: CounterRandom(seed: 1))
        return [
            ReferenceRow(["sobol_exact", name, "variance"], indices.variance.value, .relative(1e-12))
        ]
            + indices.firstOrder.enumerated().map {
                ReferenceRow(["sobol_exact", name, "first_order", "\($0)"], $1.value, .absolute(1e-12))
            }
            + indices.total.enumerated().map {
                ReferenceRow(["sobol_exact", name, "total", "\($0)"], $1.value, .absolute(1e-12))
            }
    }

    private static func recourse(_ name: String) throws -> [ReferenceRow] {
        typealias Tests = RecourseReferenceTests
        let section = "recourse_\(name)"
        let model = try Tests.model(section)
        let policy = try Tests.policy()
        let people = try CounterfactualReference.people()
        let search = RecourseSearch(model: model)
        let values = ReferenceValues.shared
        var rows: [ReferenceRow] = []
        var costs: [Double] = []
        var features = 0.0
        for index in 0..<40 {
            guard let person = try values?.number(section, "rows", "\(index)", "i") else { continue }
            for (key, countsFeatures) in [("min_cost", false), ("min_features", true)] {
                let answer = try search.answer(
                    to: RecourseProblem(
                        row: people.row(Int(person) - 1),
                        target: Tests.target,
                        policy: policy,
                        countsFeatures: countsFeatures,
                        model: model
                    )
                )
                guard let cost = answer.cost else { continue }
                rows.append(ReferenceRow([section, "rows", "\(index)", key], cost, .relative(1e-12)))
                if countsFeatures { features += cost } else { costs.append(cost) }
            }
        }
        return rows + [
            ReferenceRow([section, "summary", "feasible"], Double(costs.count), .exact),
            ReferenceRow(
                [section, "summary", "mean_min_cost"],
                costs.reduce(0, +) / Double(max(1, costs.count)),
                .relative(1e-12)
            ),
            ReferenceRow([section, "summary", "sum_min_features"], features, .exact),
        ]
    }

    private static func closedForms() throws -> [ReferenceRow] {
        let schema = try CounterfactualReference.schema()
        let policy = try RecoursePolicy(
            actions: [
                RecoursePolicy.Action(feature: 0, direction: .down, unitCost: 1),
                RecoursePolicy.Action(feature: 1, direction: .up, unitCost: 0.5),
            ],
            schema: schema
        )
        let people = try CounterfactualReference.people()
        let section = "recourse_linear_closed_form"
        return try (0..<5).flatMap { index -> [ReferenceRow] in
            guard let person = try ReferenceValues.shared?.number(section, "rows", "\(index)", "i"),
                let moves = FreeMoves(
                    policy: policy,
                    structure: CounterfactualReference.linearStructure,
                    schema: schema
                )
            else { return [] }
            let solved = moves.solve(
                row: people.row(Int(person) - 1),
                target: RecourseReferenceTests.target
            )
            let distances = LinearRecourse.distances(need: solved.need, coefficients: [3, -2.25, 1.5])
            let numbers: [(String, Double)] = [
                ("need", solved.need), ("l2", distances.l2), ("linf", distances.lInfinity),
                ("l1", distances.l1),
            ]
            return numbers.map { ReferenceRow([section, "rows", "\(index)", $0], $1, .relative(1e-12)) }
                + [
                    ReferenceRow(
                        [section, "rows", "\(index)", "shortfall"],
                        solved.shortfall,
                        .absolute(1e-12)
                    )
                ]
        }
    }
}
