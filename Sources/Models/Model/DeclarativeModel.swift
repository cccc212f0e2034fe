package import DenseMatrix
package import Scoring

/// A model that is written down in files: parts that our own kernels evaluate, one after another.
///
/// A part may read the scores of the parts before it. Missing values are handled here, by the policies of the schema, and every
/// score is checked, whatever the parts are.
package struct DeclarativeModel: ScoringModel {
    /// What the model is.
    package let descriptor: ModelDescriptor
    /// What computes the scores, in the order of computation.
    package let parts: [ModelPart]
    /// For each output of the model its column among those of all parts.
    package let exposedColumns: [Int]

    let missingValues: MissingValueHandling
    /// The columns of scores of all parts.
    let columnCount: Int
    /// Whether the outputs are the columns of all parts, in order.
    private let exposesEverything: Bool
    let structures = OutputCache<ModelStructure?>()
    let rescoringPlans = OutputCache<RescoringPlan>()

    /// A model.
    ///
    /// - Precondition: the exposed columns exist, one for each output of the descriptor.
    package init(descriptor: ModelDescriptor, parts: [ModelPart], exposedColumns: [Int]) {
        let columns = parts.reduce(0) { $0 + $1.outputs.count }
        precondition(
            exposedColumns.count == descriptor.outputs.count && exposedColumns.allSatisfy { $0 < columns },
            "columns \(exposedColumns) of \(columns)"
        )
        self.descriptor = descriptor
        self.parts = parts
        self.exposedColumns = exposedColumns
        columnCount = columns
        exposesEverything = exposedColumns == Array(0..<columns)
        missingValues = MissingValueHandling(schema: descriptor.schema, parts: parts)
    }

    /// Writes the scores of `people`.
    ///
    /// - Throws: as `ScoringModel` says; `ScoringError.scoreNotFinite` for a score that is no finite number.
    /// - Complexity: O(people x size of the parts).
    package func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError) {
        try descriptor.checkShapes(people, scores)
        guard people.count > 0 else { return }
        let complete = try missingValues.apply(to: people)
        let metMissing: Bool
        if exposesEverything {
            metMissing = run(complete, into: &scores)
        } else {
            var columns = DenseMatrix<Double>(rows: people.count, columns: columnCount)
            metMissing = run(complete, into: &columns)
            for (target, source) in exposedColumns.enumerated() {
                let column = columns.column(source)
                scores.mutateColumn(target) { span in
                    for index in span.indices { span[index] = column.span[index] }
                }
            }
        }
        if metMissing { try missingValues.refuseMissing(in: people) }
        try missingValues.check(scores, of: people, outputs: descriptor.outputs)
    }

    /// Runs the parts; whether one of them met a missing value of a feature that it watches.
    private func run(_ people: People, into columns: inout DenseMatrix<Double>) -> Bool {
        var first = 0
        var metMissing = false
        for part in parts {
            if part.score(people, into: &columns, from: first) { metMissing = true }
            first += part.outputs.count
        }
        return metMissing
    }
}
