import DenseMatrix
import Statistics

/// One pass over the rows of a logistic regression: deviance, gradient and information at given coefficients.
///
/// Columns are standardised on the way: z = (x - mean) / deviation, and the intercept is the first column of ones. With p the fitted
/// probability, w the weight and r = y - p, every block of rows becomes the matrix
///
///     V = [ root, root z_1, ..., root z_k, w r / root ],   root = sqrt(w p (1 - p))
///
/// so that one `syrk` adds the information Z^T W Z, the gradient Z^T w r and Pearson's chi-squared to V^T V at once.
struct LogisticPass<Element: KernelColumn> {
    let data: DesignData<Element>
    /// Mean and deviation of each design column; any numbers near them do.
    let scales: [ColumnSummary]

    /// What a pass adds up.
    struct Sums {
        /// Minus twice the log likelihood.
        var deviance = 0.0
        /// V^T V, lower triangle.
        var gram: DenseMatrix<Double>

        /// Z^T W Z of the intercept and the columns, both triangles.
        var information: DenseMatrix<Double> {
            let size = gram.rows - 1
            var matrix = DenseMatrix<Double>(rows: size, columns: size)
            for j in 0..<size {
                for i in j..<size {
                    matrix[i, j] = gram[i, j]
                    matrix[j, i] = gram[i, j]
                }
            }
            return matrix
        }

        /// Z^T w (y - p) of the intercept and the columns.
        var gradient: [Double] {
            let last = gram.rows - 1
            return (0..<last).map { gram[last, $0] }
        }
    }

    /// Rows whose linear predictors are worked on at a time.
    private struct Lanes {
        /// The signed linear predictor, positive where it speaks for the outcome; then the probability of the outcome.
        var right: [Double]
        /// Its negative; then the probability of the other outcome.
        var wrong: [Double]
        var root: [Double]
        var scaledResidual: [Double]

        init(rows: Int) {
            right = [Double](repeating: 0, count: rows)
            wrong = right
            root = right
            scaledResidual = right
        }
    }

    /// The sums at `coefficients`, of the standardised columns with the intercept first.
    ///
    /// **Edge cases**: a missing or infinite value makes the deviance NaN.
    ///
    /// - Complexity: O(rows x columns^2).
    func sums(at coefficients: [Double], over blocks: RowBlocks) throws(DenseMatrixError) -> Sums {
        let width = data.columns.count + 2
        var sums = Sums(gram: DenseMatrix(rows: width, columns: width))
        let predictor = predictor(coefficients)
        var design = DenseMatrix<Double>(rows: blocks.blockSize, columns: width)
        var lanes = Lanes(rows: blocks.blockSize)
        for range in blocks.ranges {
            let block = data.block(range)
            if range.count != design.rows {
                design = DenseMatrix(rows: range.count, columns: width)
                lanes = Lanes(rows: range.count)
            }
            score(block, range, predictor, into: &lanes)
            sums.deviance += weigh(
                range,
                right: &lanes.right,
                wrong: &lanes.wrong,
                root: &lanes.root,
                scaledResidual: &lanes.scaledResidual
            )
            fill(&design, block, lanes)
            try sums.gram.accumulateGram(of: design)
        }
        return sums
    }

    /// The smallest and largest change of the signed linear predictors (positive: towards the outcome) along `direction`, over the rows with
    /// a weight above 0.
    ///
    /// - Complexity: O(rows x columns).
    func margins(along direction: [Double], over blocks: RowBlocks) -> ClosedRange<Double> {
        let predictor = predictor(direction)
        var lowest = Double.infinity
        var highest = -Double.infinity
        var lanes = Lanes(rows: blocks.blockSize)
        for range in blocks.ranges {
            if range.count != blocks.blockSize { lanes = Lanes(rows: range.count) }
            score(data.block(range), range, predictor, into: &lanes)
            for row in 0..<range.count where data.weights[range.lowerBound + row] > 0 {
                lowest = min(lowest, lanes.right[row])
                highest = max(highest, lanes.right[row])
            }
        }
        return lowest <= highest ? lowest...highest : 0...0
    }

    /// The predictor of the raw columns that equals `coefficients` on the standardised ones.
    func predictor(_ coefficients: [Double]) -> LinearKernel {
        var intercept = coefficients[0]
        var raw: [Double] = []
        for (scale, coefficient) in zip(scales, coefficients.dropFirst()) {
            raw.append(coefficient / scale.deviation)
            intercept -= coefficient / scale.deviation * scale.mean
        }
        return LinearKernel(intercept: intercept, coefficients: raw, inverseLink: .identity)
    }

    /// Writes the signed linear predictors.
    private func score(
        _ block: ColumnTable<Element>,
        _ range: Range<Int>,
        _ predictor: LinearKernel,
        into lanes: inout Lanes
    ) {
        var right = lanes.right.mutableSpan
        predictor.score(block, into: &right)
        let outcomes = data.outcomes.span.extracting(range)
        for row in 0..<range.count where outcomes[row] == 0 { right[row] = -right[row] }
    }

    /// Turns signed predictors into roots of weights and scaled residuals.
    ///
    /// - Returns: minus twice the log likelihood of the block.
    private func weigh(
        _ range: Range<Int>,
        right rights: inout [Double],
        wrong wrongs: inout [Double],
        root roots: inout [Double],
        scaledResidual residuals: inout [Double]
    ) -> Double {
        var right = rights.mutableSpan
        var wrong = wrongs.mutableSpan
        for row in 0..<range.count { wrong[row] = -right[row] }
        InverseLink.logistic.apply(to: &right)
        InverseLink.logistic.apply(to: &wrong)
        var root = roots.mutableSpan
        var scaledResidual = residuals.mutableSpan
        let outcomes = data.outcomes.span.extracting(range)
        let weights = data.weights.span.extracting(range)
        var logLikelihood = 0.0
        for row in 0..<range.count {
            let weight = weights[row]
            root[row] = (weight * right[row] * wrong[row]).squareRoot()
            let residual = weight * (outcomes[row] == 0 ? -wrong[row] : wrong[row])
            scaledResidual[row] = root[row] == 0 ? 0 : residual / root[row]
            if weight != 0 { logLikelihood += weight * Double.log(right[row]) }
        }
        return -2 * logLikelihood
    }

    private func fill(_ design: inout DenseMatrix<Double>, _ block: ColumnTable<Element>, _ lanes: Lanes) {
        let rows = block.rows
        let root = lanes.root.span
        design.mutateColumn(0) { (column: inout MutableSpan<Double>) in
            for row in 0..<rows { column[row] = root[row] }
        }
        for (index, scale) in scales.enumerated() {
            let values = block.column(index)
            let mean = scale.mean
            let factor = 1 / scale.deviation
            design.mutateColumn(index + 1) { (column: inout MutableSpan<Double>) in
                Element.widen(values.span, into: &column)
                for row in 0..<rows { column[row] = (column[row] - mean) * factor * root[row] }
            }
        }
        design.mutateColumn(scales.count + 1) { (column: inout MutableSpan<Double>) in
            let residual = lanes.scaledResidual.span
            for row in 0..<rows { column[row] = residual[row] }
        }
    }
}
