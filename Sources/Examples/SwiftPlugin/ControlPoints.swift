import EtalonPlugin

/// An invented model that shows how a plugin is written in Swift: points for a control, of which one term counts for
/// people without work only.
struct ControlPoints: PluginModel {
    let descriptor: ModelDescriptor
    private let monthsWeight: Double

    init(configuration: PluginConfiguration) throws {
        try configuration.requireOptions(amongst: ["months_weight"])
        monthsWeight = try configuration.number("months_weight", default: 0.25)
        descriptor = try Self.describe(monthsWeight: monthsWeight)
    }

    func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError) {
        try checkShapes(people, scores)
        guard case .float64(let table) = people else {
            throw .wrongPrecision(expected: .float64, actual: people.precision)
        }
        let (months, works, children) = (table.column(0), table.column(1), table.column(2))
        let weight = monthsWeight
        scores.mutateColumn(0) { points in
            for person in points.indices {
                let term = works[person] == 1 ? 0 : weight * months[person]
                points[person] = 1.5 + term - 0.75 * (children[person].isNaN ? 0 : children[person])
            }
        }
    }

    private static func describe(monthsWeight: Double) throws -> ModelDescriptor {
        let invented = "invented to show how a plugin is written"
        return ModelDescriptor(
            id: "example-swift",
            version: "1.0.0",
            name: LocalizedText("Control points (example in Swift)", french: "Points de contrôle (exemple)"),
            system: LocalizedText("none: an example"),
            family: "native",
            schema: try Schema(
                features: [
                    Feature(name: "months", kind: .count(range: 0...120), unit: "months", roles: .immutable),
                    Feature(
                        name: "works",
                        kind: .binary(no: "no", yes: "yes"),
                        missing: .imputed(0),
                        roles: .actionable
                    ),
                    Feature(
                        name: "children",
                        kind: .count(range: 0...12),
                        missing: .passed,
                        roles: .protected
                    ),
                ]
            ),
            precision: .float64,
            outputs: [Output(name: "points", kind: .score)],
            decision: .threshold(output: 0, cut: 5),
            target: nil,
            provenance: ModelProvenance(
                classification: .conceptual,
                summary: LocalizedText("Everything in it is invented."),
                sources: []
            ),
            parameters: [
                Parameter(
                    name: "months_weight",
                    value: monthsWeight,
                    provenance: .assumed(range: 0...1, because: invented)
                ),
                Parameter(
                    name: "children_weight",
                    value: -0.75,
                    provenance: .assumed(range: -1...0, because: invented)
                ),
                Parameter(name: "offset", value: 1.5, provenance: .assumed(range: 0...3, because: invented)),
            ]
        )
    }
}
