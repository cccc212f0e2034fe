import DenseMatrix
package import Scoring

/// Scores that are each a sum of terms through an inverse link.
///
///     score = inverseLink(intercept + term 1 + term 2 + ...)
///
/// Linear and logistic regressions, scorecards and explainable boosting machines are this; they differ in their terms and in
/// how files write them down.
package struct AdditivePart: Sendable {
    /// The sums, one for each output.
    package let predictors: [Predictor]
    /// Features whose missing value is sure to make a score NaN.
    let featuresThatSpreadMissing: Set<Int>
    private let programs: [PredictorProgram]
    /// All of them at once, where they are linear.
    private let sharedDesign: SharedDesign?

    /// Sums over the features of `schema`.
    package init(predictors: [Predictor], schema: Schema) {
        self.predictors = predictors
        programs = predictors.map { PredictorProgram($0, schema: schema) }
        sharedDesign = SharedDesign(predictors, schema: schema)
        featuresThatSpreadMissing = programs.reduce(into: []) { $0.formUnion($1.featuresThatSpreadMissing) }
    }

    /// Writes the scores of `people` into the columns from `first` on.
    ///
    /// - Complexity: O(people x terms).
    func score<Element: KernelColumn>(
        _ people: ColumnTable<Element>,
        into columns: inout DenseMatrix<Double>,
        from first: Int
    ) {
        if let sharedDesign { return sharedDesign.score(people, into: &columns, from: first) }
        for (index, program) in programs.enumerated() {
            columns.mutateColumn(first + index) { span in program.score(people, into: &span) }
        }
    }
}
