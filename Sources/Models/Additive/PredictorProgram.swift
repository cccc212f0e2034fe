import DenseMatrix
import Scoring

/// A predictor as a short program of kernel calls over blocks of people.
///
/// Terms are added in the order of the file. Numeric terms that follow one another are one fused step; a predictor of nothing else
/// reads every column once and writes every score once.
struct PredictorProgram: Sendable {
    /// People in one block: their predictors stay in the first-level cache while the steps pass over them.
    private static let blockSize = 2048

    private let intercept: Double
    private let inverseLink: InverseLink
    private let steps: [PredictorStep]
    /// Features whose missing value is sure to make the score NaN.
    let featuresThatSpreadMissing: Set<Int>

    init(_ predictor: Predictor, schema: Schema) {
        intercept = predictor.intercept
        inverseLink = predictor.inverseLink
        var compiler = PredictorCompiler(schema: schema)
        for term in predictor.terms { compiler.add(term) }
        steps = compiler.finish()
        featuresThatSpreadMissing = compiler.featuresThatSpreadMissing
    }

    /// Writes the scores of `people`.
    ///
    /// - Complexity: O(people x terms); a few allocations a block, none a person.
    func score<Element: KernelColumn>(
        _ people: ColumnTable<Element>,
        into scores: inout MutableSpan<Double>
    ) {
        if case .linear(let features, let coefficients)? = steps.first, steps.count == 1 {
            let kernel = LinearKernel(
                intercept: intercept,
                coefficients: coefficients,
                inverseLink: inverseLink
            )
            return kernel.score(people.columns(features), into: &scores)
        }
        var scratch = StepScratch()
        var start = 0
        while start < people.rows {
            let end = min(people.rows, start + Self.blockSize)
            var block = scores._mutatingExtracting(start..<end)
            score(block: people.rows(start..<end), into: &block, scratch: &scratch)
            start = end
        }
    }

    private func score<Element: KernelColumn>(
        block people: ColumnTable<Element>,
        into scores: inout MutableSpan<Double>,
        scratch: inout StepScratch
    ) {
        scores.update(repeating: intercept)
        for step in steps { step.add(people, to: &scores, scratch: &scratch) }
        inverseLink.apply(to: &scores)
    }
}
