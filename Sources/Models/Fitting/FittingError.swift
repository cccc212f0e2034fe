package import DenseMatrix

/// Why a model cannot be fitted to data.
package enum FittingError: Error, Equatable, Sendable {
    /// There is nobody to learn from.
    case noRows
    /// There is no feature to learn from.
    case noColumns
    /// Fewer rows than parameters, or as many.
    case tooFewRows(rows: Int, parameters: Int)
    /// An outcome that is neither 0 nor 1.
    case illegalOutcome(row: Int, value: Double)
    /// A weight that is negative or not finite.
    case illegalWeight(row: Int, value: Double)
    /// Everybody has the same outcome.
    case oneClass(outcome: Int, rows: Int)
    /// A value that is NaN or infinite.
    case notFinite(column: String, row: Int)
    /// Columns that have one value only.
    case constantColumns([String])
    /// A column that is a linear combination of others.
    case dependentColumn(String, others: [String])
    /// Along these columns the outcomes separate: no finite coefficient is the most likely one.
    case separation(columns: [String], isComplete: Bool)
    /// A ridge that is negative or not finite.
    case illegalRidge(Double)
    /// The iterations ended before the deviance settled.
    case notConverged(iterations: Int, deviance: Double)
    /// The algebra failed: columns of extreme scale.
    case algebra(DenseMatrixError)
}
