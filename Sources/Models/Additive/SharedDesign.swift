import DenseMatrix
import Scoring

/// Several linear predictors over the same features: one expanded block of people, and one `gemm` for all scores.
///
/// **Shape**: block of 256 people x design columns, times design columns x outputs.
///
/// Every product has this one shape, a short block being filled up, so that the library takes one path and the scores of a person
/// are the same to the last bit in a batch of any size.
struct SharedDesign: Sendable {
    /// People in one product.
    private static let blockSize = 256

    private let columns: [DesignColumn]
    /// **Shape**: design columns x outputs.
    private let weights: DenseMatrix<Double>
    private let intercepts: [Double]
    private let inverseLinks: [InverseLink]

    /// The predictors in this form; nil where there are fewer than two, or where one has a term that is neither a number nor levels.
    init?(_ predictors: [Predictor], schema: Schema) {
        guard predictors.count >= 2 else { return nil }
        var positions: [DesignColumn: Int] = [:]
        var entries: [(column: Int, output: Int, weight: Double)] = []
        for (output, predictor) in predictors.enumerated() {
            for term in predictor.terms {
                guard let columns = Self.columns(of: term) else { return nil }
                for (column, weight) in columns {
                    let position = positions[column] ?? positions.count
                    positions[column] = position
                    entries.append((position, output, weight))
                }
            }
        }
        var weights = DenseMatrix<Double>(rows: positions.count, columns: predictors.count)
        for entry in entries { weights[entry.column, entry.output] += entry.weight }
        self.weights = weights
        columns = positions.sorted { $0.value < $1.value }.map(\.key)
        intercepts = predictors.map(\.intercept)
        inverseLinks = predictors.map(\.inverseLink)
    }

    /// The columns of a term with their weights; nil where it is of another kind.
    private static func columns(of term: Term) -> [(DesignColumn, Double)]? {
        guard term.gate == nil else { return nil }
        switch term.kind {
        case .numeric(let feature, let coefficient, nil):
            return [(.value(feature: feature), coefficient)]
        case .levels(let feature, let contributions, nil):
            // One indicator at least, so that a code that is no level shows.
            let codes = contributions.indices.filter { contributions[$0] != 0 }
            return (codes.isEmpty ? [0] : codes).map { code in
                (.level(feature: feature, code: code, levels: contributions.count), contributions[code])
            }
        case .numeric, .levels, .bins, .product, .formula:
            return nil
        }
    }

    /// Writes the scores of `people` into the columns from `first` on.
    ///
    /// - Complexity: O(people x design columns x outputs); memory for one block.
    func score<Element: MatrixElement>(
        _ people: ColumnTable<Element>,
        into scores: inout DenseMatrix<Double>,
        from first: Int
    ) {
        var design = DenseMatrix<Double>(rows: Self.blockSize, columns: columns.count)
        var start = 0
        while start < people.rows {
            let end = min(people.rows, start + Self.blockSize)
            let block = people.rows(start..<end)
            for (index, column) in columns.enumerated() {
                design.mutateColumn(index) { column.write(block, into: &$0) }
            }
            let products = product(design)
            for output in intercepts.indices {
                let sums = products.column(output)
                scores.mutateColumn(first + output) { span in
                    var target = span._mutatingExtracting(start..<end)
                    for index in target.indices { target[index] = sums[index] + intercepts[output] }
                    inverseLinks[output].apply(to: &target)
                }
            }
            start = end
        }
    }

    private func product(_ design: DenseMatrix<Double>) -> DenseMatrix<Double> {
        do {
            return try design.multiplied(by: weights)
        } catch {
            preconditionFailure("a product of \(design.shape) and \(weights.shape): \(error)")
        }
    }
}
