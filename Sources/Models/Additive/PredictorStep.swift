import DenseMatrix
import Scoring

/// One step of a predictor's program: what it adds to the predictors of a block of people.
indirect enum PredictorStep: Sendable {
    /// Coefficients times columns, fused.
    case linear(features: [Int], coefficients: [Double])
    /// coefficient times a column, and a number of its own where the value is missing.
    case linearOrMissing(feature: Int, coefficient: Double, missing: Double)
    /// A contribution for each level.
    case levels(feature: Int, LevelTerm)
    /// A score for each bin.
    case bins(feature: Int, BinnedTerm)
    /// A product of columns and levels.
    case product(ProductTerm)
    /// coefficient times the value of a formula.
    case formula(Expression, coefficient: Double)
    /// Another step, for those people only for whom the expression holds.
    case gated(PredictorStep, Expression)

    /// Adds the step for every row of `people`, a block.
    func add<Element: KernelColumn>(
        _ people: ColumnTable<Element>,
        to predictors: inout MutableSpan<Double>,
        scratch: inout StepScratch
    ) {
        switch self {
        case .linear(let features, let coefficients):
            let kernel = LinearKernel(intercept: 0, coefficients: coefficients, inverseLink: .identity)
            kernel.addTerms(people.columns(features), to: &predictors)
        case .linearOrMissing(let feature, let coefficient, let missing):
            let column = people.column(feature)
            for index in predictors.indices {
                let value = Double(column.span[index])
                predictors[index] =
                    value.isNaN
                    ? predictors[index] + missing : predictors[index].addingProduct(coefficient, value)
            }
        case .levels(let feature, let term):
            term.add(people.column(feature), to: &predictors)
        case .bins(let feature, let term):
            term.add(people.column(feature), to: &predictors)
        case .product(let term):
            term.add(people, to: &predictors)
        case .formula(let expression, let coefficient):
            scratch.evaluate(expression, over: people)
            for index in predictors.indices {
                predictors[index].addProduct(coefficient, scratch.values[index])
            }
        case .gated(let step, let gate):
            var gated = StepScratch()
            var addends = [Double](repeating: 0, count: predictors.count)
            var span = addends.mutableSpan
            step.add(people, to: &span, scratch: &gated)
            scratch.evaluate(gate, over: people)
            for index in predictors.indices where scratch.values[index] != 0 && !scratch.values[index].isNaN {
                predictors[index] += addends[index]
            }
        }
    }
}

/// Memory that the steps of one program share.
struct StepScratch {
    /// The values of the last formula, one a person of the block.
    private(set) var values: [Double] = []
    private var part = [Double](repeating: 0, count: ExpressionScratch.blockSize)
    private var expression = ExpressionScratch()

    /// Evaluates a formula for a block of people.
    mutating func evaluate<Element: KernelColumn>(_ formula: Expression, over people: ColumnTable<Element>) {
        if values.count < people.rows { values = [Double](repeating: 0, count: people.rows) }
        var start = 0
        while start < people.rows {
            let count = min(ExpressionScratch.blockSize, people.rows - start)
            let block = LayeredBlock(people: people, start: start, layers: [])
            formula.evaluate(block: block, count: count, into: &part, scratch: &expression)
            for index in 0..<count { values[start + index] = part[index] }
            start += count
        }
    }
}
