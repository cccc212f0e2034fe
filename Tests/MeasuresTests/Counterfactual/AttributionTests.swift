import DenseMatrix
import Measures
import Scoring
import Statistics
import TestSupport
import Testing

@Suite("Attribution: exact Shapley values")
struct AttributionTests {
    static func trees() throws -> FormulaModel {
        try CounterfactualReference.trees(CounterfactualReference.threshold)
    }

    static func linear() throws -> FormulaModel {
        try CounterfactualReference.linear(CounterfactualReference.threshold)
    }

    /// Compares five rows with the reference, and the base.
    static func compare(
        _ attribution: ShapleyAttribution,
        with subject: String,
        tolerance: Double
    ) throws {
        let values = try #require(ReferenceValues.shared)
        let result = try attribution.attributions(of: CounterfactualReference.people(5))
        for person in 0..<5 {
            for (feature, expected) in try values.numbers(subject, "rows", "\(person)").enumerated() {
                #expect(abs(result.values[person, feature] - expected) < tolerance)
            }
        }
        #expect(abs(attribution.base - (try values.number(subject, "expected"))) < tolerance)
    }

    @Test("trees by training counts: shap and brute force", .enabled(if: ReferenceValues.isAvailable))
    func path() throws {
        let attribution = try ShapleyAttribution(model: Self.trees(), reference: .trainingCounts)
        try Self.compare(attribution, with: "shapley_path_brute", tolerance: 1e-12)
        try Self.compare(attribution, with: "treeshap_path", tolerance: 1e-8)
    }

    @Test("trees by a background of 32: shap and brute force", .enabled(if: ReferenceValues.isAvailable))
    func background() throws {
        let attribution = try ShapleyAttribution(
            model: Self.trees(),
            reference: .background(CounterfactualReference.people(32))
        )
        try Self.compare(attribution, with: "shapley_interventional_brute", tolerance: 1e-12)
        try Self.compare(attribution, with: "treeshap_interventional", tolerance: 1e-8)
    }

    @Test("linear: b (x - mean of the background)", .enabled(if: ReferenceValues.isAvailable))
    func linearTerms() throws {
        let attribution = try ShapleyAttribution(
            model: Self.linear(),
            reference: .background(CounterfactualReference.people(32))
        )
        try Self.compare(attribution, with: "linear_shap", tolerance: 1e-12)
    }

    @Test("base and values sum to the margin for everybody; importance merges to the same bits")
    func additivity() throws {
        let background = try CounterfactualReference.people(100)
        let people = try CounterfactualReference.people()
        for attribution in [
            try ShapleyAttribution(model: Self.trees(), reference: .trainingCounts),
            try ShapleyAttribution(model: Self.trees(), reference: .background(background)),
            try ShapleyAttribution(model: Self.linear(), reference: .background(background)),
        ] {
            var whole = ImportanceState(features: 6)
            whole.add(try attribution.attributions(of: people))
            #expect(whole.largestError < 1e-12)
            var sharded = ImportanceState(features: 6)
            for range in [1200..<2000, 0..<0, 0..<1200] {
                var part = ImportanceState(features: 6)
                part.add(try attribution.attributions(of: people.slice(range)))
                sharded.merge(part)
            }
            #expect(sharded.importances() == whole.importances())
            #expect(sharded.meanValues() == whole.meanValues())
        }
    }

    /// A term of two features against all coalitions, worked by hand: f = x y, background (0, 0) and (2, 4).
    ///
    /// For x = 1, y = 3: v(none) = 4, v(x) = (0 + 4) / 2 = 2, v(y) = (0 + 6) / 2 = 3, v(both) = 3, so that x gets
    /// ((2 - 4) + (3 - 3)) / 2 = -1 and y ((3 - 4) + (3 - 2)) / 2 = 0.
    @Test("a term of two features is shared out over coalitions")
    func interaction() throws {
        let schema = try Schema(
            features: ["x", "y"].map { Feature(name: $0, kind: .continuous(range: 0...10)) }
        )
        let term = AdditiveTerm(name: "x y", features: [0, 1], breaks: [nil, nil]) { $0[0] * $0[1] }
        let model = FormulaModel(
            schema: schema,
            decision: .threshold(output: 0, cut: 1),
            kind: .score,
            structure: ModelStructure(
                form: .additive(AdditiveStructure(intercept: 0, terms: [term])),
                isLogistic: false
            ) { $0 }
        ) { $0[0] * $0[1] }
        let background = People.float64(ColumnTable(try DenseMatrix(columns: [[0, 2], [0, 4]])))
        let attribution = try ShapleyAttribution(model: model, reference: .background(background))
        let people = People.float64(ColumnTable(try DenseMatrix(columns: [[1, 1], [3, 3]])))
        let result = try attribution.attributions(of: people)
        #expect(attribution.base == 4)
        #expect(result.values[0, 0] == -1 && result.values[1, 1] == 0 && result.largestError == 0)
    }

    @Test(
        "a model without structure: every coalition tried gives the values of the structure's own method",
        .enabled(if: ReferenceValues.isAvailable)
    )
    func coalitions() throws {
        let opaque = FormulaModel(
            schema: try CounterfactualReference.schema(),
            decision: CounterfactualReference.threshold,
            kind: .score
        ) { ReferenceTreeEnsemble.margin(of: CounterfactualReference.numbers($0)) }
        let attribution = try ShapleyAttribution(
            model: opaque,
            reference: .background(CounterfactualReference.people(32))
        )
        #expect(attribution.isOfScore)
        try Self.compare(attribution, with: "shapley_interventional_brute", tolerance: 1e-12)
        let people = try CounterfactualReference.people(20)
        #expect(try attribution.attributions(of: people).largestError < 1e-12)
    }

    @Test("models without structure, empty backgrounds and empty branches are errors that say so")
    func faults() throws {
        let opaque = FormulaModel(
            schema: try CounterfactualReference.schema(),
            decision: CounterfactualReference.threshold,
            kind: .score
        ) { $0[0] }
        #expect(
            throws: MeasuresError.noStructure(
                model: "formula",
                needed: "a background of people: only trees have training counts"
            )
        ) { try ShapleyAttribution(model: opaque, reference: .trainingCounts) }
        #expect(throws: MeasuresError.self) {
            try ShapleyAttribution(model: Self.linear(), reference: .trainingCounts)
        }
        for model in [try Self.linear(), try Self.trees()] {
            #expect(
                throws: MeasuresError.illegalSetting(
                    name: "background",
                    value: "0 people",
                    allowed: "one person or more"
                )
            ) {
                try ShapleyAttribution(
                    model: model,
                    reference: .background(CounterfactualReference.people(0))
                )
            }
        }
        guard case .trees(let trees) = CounterfactualReference.treeStructure.form else { return }
        var nodes = trees.nodes
        nodes.cover = nodes.cover.map { _ in 0 }
        let uncovered = TreeStructure(cells: trees.cells, nodes: nodes, roots: trees.roots, base: 0)
        let model = FormulaModel(
            schema: try CounterfactualReference.schema(),
            decision: CounterfactualReference.threshold,
            kind: .score,
            structure: ModelStructure(form: .trees(uncovered), isLogistic: false) { $0 }
        ) { $0[0] }
        #expect(throws: MeasuresError.noTrainingCounts(tree: 0, node: 0)) {
            try ShapleyAttribution(model: model, reference: .trainingCounts)
        }
    }
}
