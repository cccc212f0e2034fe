public import DenseMatrix

/// A model that gives people scores: what every plugin conforms to, whatever it is made of.
///
/// Immutable and re-entrant: `score` may be called on any number of threads at once. The score of a person depends on
/// that person's row only, not on the others, their order or their number, to the last bit.
public protocol ScoringModel: Sendable {
    /// What the model is.
    var descriptor: ModelDescriptor { get }

    /// Writes the scores of `people`.
    ///
    /// **Shape**: people: n x features of the schema, in its order and in the descriptor's precision;
    /// scores: n x outputs.
    /// **Edge cases**: zero people write nothing. A missing value is handled by the feature's policy.
    ///
    /// - Parameters:
    ///   - people: the people.
    ///   - scores: what is written; every element is overwritten.
    /// - Throws: `ScoringError` for a wrong shape or precision, a missing value the schema refuses, a value the model
    ///   cannot take, a plugin's own failure.
    func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError)
}

extension ScoringModel {
    /// The scores of `people` in a matrix of their own, n x outputs.
    ///
    /// - Throws: what `score(_:into:)` throws.
    public func scores(of people: People) throws(ScoringError) -> DenseMatrix<Double> {
        var scores = DenseMatrix<Double>(rows: people.count, columns: descriptor.outputs.count)
        try score(people, into: &scores)
        return scores
    }

    /// Checks what every implementation of `score(_:into:)` relies on.
    ///
    /// - Throws: `ScoringError.wrongCount` or `.wrongPrecision`.
    public func checkShapes(_ people: People, _ scores: DenseMatrix<Double>) throws(ScoringError) {
        try descriptor.checkShapes(people, scores)
    }
}
