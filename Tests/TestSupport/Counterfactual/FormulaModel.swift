package import DenseMatrix
package import Scoring

/// A model that is one formula of a person's row: what measures are tested with.
package struct FormulaModel: StructuredModel {
    package let descriptor: ModelDescriptor
    private let shown: ModelStructure?
    private let formula: @Sendable ([Double]) -> Double

    /// A model with one output, called "score".
    package init(
        schema: Schema,
        decision: DecisionRule,
        kind: OutputKind,
        precision: Precision = .float64,
        structure: ModelStructure? = nil,
        formula: @escaping @Sendable ([Double]) -> Double
    ) {
        descriptor = ModelDescriptor(
            id: "formula",
            version: "1.0.0",
            name: LocalizedText("Formula"),
            system: LocalizedText("none"),
            family: "native",
            schema: schema,
            precision: precision,
            outputs: [Output(name: "score", kind: kind)],
            decision: decision,
            target: nil,
            provenance: ModelProvenance(
                classification: .conceptual,
                summary: LocalizedText("A formula of the tests."),
                sources: []
            ),
            parameters: []
        )
        shown = structure
        self.formula = formula
    }

    package func structure(ofOutput output: Int) -> ModelStructure? { shown }

    package func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError) {
        try checkShapes(people, scores)
        let columns = (0..<people.featureCount).map { people.values(ofFeature: $0) }
        scores.mutateColumn(0) { (column: inout MutableSpan<Double>) in
            for person in 0..<people.count { column[person] = formula(columns.map { $0[person] }) }
        }
    }
}
