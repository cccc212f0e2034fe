import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Variance-based sensitivity")
struct SobolTests {
    /// The product distribution of the reference, x4 as its codes.
    static func distribution() throws -> InputDistribution {
        let eighths = (
            values: (0..<8).map { Double($0) / 8 + 1.0 / 16 },
            probabilities: [Double](repeating: 1.0 / 8, count: 8)
        )
        return try InputDistribution(
            [
                eighths, eighths, (values: [0, 1], probabilities: [0.7, 0.3]),
                (values: [0, 1], probabilities: [0.5, 0.5]),
                (values: [0, 1, 2, 3], probabilities: [0.25, 0.25, 0.25, 0.25]), eighths,
            ],
            schema: CounterfactualReference.schema()
        )
    }

    static func model(_ name: String) throws -> FormulaModel {
        name == "linear"
            ? try CounterfactualReference.linear(CounterfactualReference.threshold)
            : try CounterfactualReference.trees(CounterfactualReference.threshold)
    }

    @Test(
        "exact indices over the full factorial, as the reference has them",
        .enabled(if: ReferenceValues.isAvailable),
        arguments: ["linear", "tree"]
    )
    func exact(name: String) throws {
        let values = try #require(ReferenceValues.shared)
        let measurement = SobolMeasurement(
            model: try Self.model(name),
            distribution: try Self.distribution()
        )
        let indices = try measurement.indices(random: CounterRandom(seed: 1))
        #expect(indices.method == .exact(combinations: 8192))
        #expect(indices.variance.value.isClose(try values.number("sobol_exact", name, "variance")))
        for (index, expected) in zip(
            indices.firstOrder,
            try values.numbers("sobol_exact", name, "first_order")
        ) {
            #expect(abs((index.value ?? .nan) - expected) < 1e-12)
        }
        for (index, expected) in zip(indices.total, try values.numbers("sobol_exact", name, "total")) {
            #expect(abs((index.value ?? .nan) - expected) < 1e-12)
        }
    }

    @Test("sampled indices cover the exact ones", arguments: ["linear", "tree"])
    func sampled(name: String) throws {
        let measurement = SobolMeasurement(
            model: try Self.model(name),
            distribution: try Self.distribution()
        )
        let exact = try measurement.exact(combinations: 8192)
        let sampled = try measurement.sampled(pairs: 1500, random: CounterRandom(seed: 7), level: 0.9999)
        for (estimate, truth) in zip(sampled.firstOrder + sampled.total, exact.firstOrder + exact.total) {
            let interval = try #require(estimate.interval)
            #expect(interval.contains(truth.value ?? .nan) || abs((truth.value ?? 1)) < 1e-12)
        }
    }

    @Test("a constant score has no indices; people give a distribution; wrong ones are errors")
    func edges() throws {
        let schema = try CounterfactualReference.schema()
        let constant = FormulaModel(
            schema: schema,
            decision: CounterfactualReference.threshold,
            kind: .score
        ) { _ in 3 }
        let indices = try SobolMeasurement(model: constant, distribution: Self.distribution())
            .exact(combinations: 8192)
        #expect(indices.variance.value == 0 && indices.total.allSatisfy { !$0.isDefined })
        let people = try CounterfactualReference.people()
        let observed = try InputDistribution(of: people, schema: schema)
        #expect(observed.marginals.map(\.values.count) == [16, 16, 2, 2, 4, 16])
        #expect(observed.marginals[2].probabilities[1].isClose(599.0 / 2000))
        #expect(throws: ScoringError.self) {
            try InputDistribution(
                [(values: [0, 1], probabilities: [0.5, 0.6])],
                schema: Schema(features: [Feature(name: "a", kind: .binary(no: "no", yes: "yes"))])
            )
        }
    }
}
