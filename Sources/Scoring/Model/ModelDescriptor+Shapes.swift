public import DenseMatrix

extension ModelDescriptor {
    /// Checks that people and scores have the shapes and the precision of this model.
    ///
    /// - Throws: `ScoringError.wrongCount` or `.wrongPrecision`.
    public func checkShapes(_ people: People, _ scores: DenseMatrix<Double>) throws(ScoringError) {
        if people.featureCount != schema.count {
            throw .wrongCount(
                what: "features",
                expected: schema.count,
                actual: people.featureCount
            )
        }
        if people.precision != precision {
            throw .wrongPrecision(expected: precision, actual: people.precision)
        }
        if scores.rows != people.count {
            throw .wrongCount(what: "rows of scores", expected: people.count, actual: scores.rows)
        }
        if scores.columns != outputs.count {
            throw .wrongCount(
                what: "columns of scores",
                expected: outputs.count,
                actual: scores.columns
            )
        }
    }
}
