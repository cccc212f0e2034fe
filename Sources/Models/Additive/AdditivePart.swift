import DenseMatrix
package import Scoring

/// Scores that are each a sum of terms through an inverse link.
///
///     score = inverseLink(intercept + term 1 + term 2 + ...)
///
/// Linear and logistic regressions, scorecards and explainable boosting machines are this; they differ in their terms and in
/// how files write them down. Several scores are several passes of the fused kernels over a block: one `gemm` over an expanded block
/// was measured at half their speed for four scores of seven numbers and at a ninth for two scores of levels.
package struct AdditivePart: Sendable {
    /// The sums, one for each output.
    package let predictors: [Predictor]
    /// Features whose missing value is sure to make a score NaN.
    let featuresThatSpreadMissing: Set<Int>
    private let programs: [PredictorProgram]

    /// Sums over the features of `schema`.
    package init(predictors: [Predictor], schema: Schema) {
        self.predictors = predictors
        programs = predictors.map { PredictorProgram($0, schema: schema) }
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
        for (index, program) in programs.enumerated() {
            columns.mutateColumn(first + index) { span in program.score(people, into: &span) }
        }
    }
}
