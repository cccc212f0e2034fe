import DenseMatrix
import Statistics

/// Maximum-likelihood logistic regression by Newton's method, which for this likelihood is iteratively reweighted least squares.
///
/// Maximises the sum over rows of w (y log p + (1 - y) log(1 - p)) minus ridge/2 times the sum of squares of the coefficients without
/// the intercept; p = 1 / (1 + exp(-(intercept + sum of coefficients x columns))). The ridge is on the scale of the columns and equals
/// 1/C of scikit-learn. With a ridge, standard errors are those of the penalised information.
///
/// **Convergence**: by the deviance that the next step still gains (Newton's decrement g^T H^-1 g). The last step is taken once that is
/// below (1e-10 rows)^2; the error of the estimates is then far below 1e-10 standard errors, that of the standard errors below 1e-10.
/// A step that makes the deviance larger is halved.
///
/// **Edge cases**: one outcome only, constant or dependent columns, separation (without a ridge), rows that cannot determine
/// the parameters, NaN: an error that names them. Separation is proved, not guessed: by a direction along which no row's
/// likelihood falls.
///
/// **Complexity**: O(rows x columns^2) a pass, memory of one block beside the data. Large data are first fitted on every sixteenth
/// block of rows, which gives the start of three or four passes over all of them.
///
/// **Source**: McCullagh and Nelder (1989), section 4.4; Albert and Anderson (1984), DOI 10.1093/biomet/71.1.1, on separation.
package struct LogisticRegression: Equatable, Sendable {
    /// The weight of the squared coefficients; 0 for none.
    package var ridge: Double
    /// Passes after which the fit gives up.
    package var mostIterations: Int

    /// Rows from which a part of them gives the start.
    static let largeRows = 65_536

    /// A regression.
    package init(ridge: Double = 0, mostIterations: Int = 100) {
        self.ridge = ridge
        self.mostIterations = mostIterations
    }

    /// The estimate from `data`.
    ///
    /// - Throws: `FittingError`, as described.
    package func fit<Element: KernelColumn>(
        _ data: DesignData<Element>
    ) throws(FittingError) -> LogisticEstimate {
        guard ridge.isFinite, ridge >= 0 else { throw .illegalRidge(ridge) }
        let totals = try OutcomeTotals(data)
        guard !data.columns.isEmpty else { throw .noColumns }
        let parameters = data.columns.count + 1
        if ridge == 0, totals.rows <= parameters {
            throw .tooFewRows(rows: totals.rows, parameters: parameters)
        }
        var blocks = RowBlocks(rows: data.rows, columns: data.columns.count)
        var sample = blocks
        sample.step = data.rows >= Self.largeRows ? 16 : 1
        let pass = LogisticPass(data: data, scales: try scales(of: data, sample, blocks))
        let logOdds = Double.log(totals.events / (totals.weight - totals.events))
        let null = [logOdds] + [Double](repeating: 0, count: data.columns.count)
        var start = null
        if sample.step > 1, let part = try? maximise(pass, over: sample, from: null) {
            start = part.coefficients
        }
        blocks.step = 1
        let maximum = try maximise(pass, over: blocks, from: start)
        return try estimate(maximum, pass, totals)
    }
}

extension LogisticRegression {
    /// Where Newton's method ended.
    private struct Maximum {
        /// Of the standardised columns, the intercept first.
        var coefficients: [Double]
        var deviance: Double
        /// With the ridge.
        var information: DenseMatrix<Double>
        var iterations: Int
    }

    /// Summaries of the design columns: of the sample, and of all rows for columns that the sample says nothing about.
    private func scales<Element: KernelColumn>(
        of data: DesignData<Element>,
        _ sample: RowBlocks,
        _ blocks: RowBlocks
    ) throws(FittingError) -> [ColumnSummary] {
        var summaries = data.summaries(of: Array(data.columns.indices), over: sample)
        if sample.step > 1 {
            let open = summaries.indices.filter { summaries[$0].isConstant || summaries[$0].separates }
            for (index, summary) in zip(open, data.summaries(of: open, over: blocks)) {
                summaries[index] = summary
            }
        }
        if summaries.contains(where: { !$0.mean.isFinite || !$0.deviation.isFinite }),
            let place = data.firstNonFinite()
        {
            throw .notFinite(column: place.column, row: place.row)
        }
        let constant = summaries.indices.filter { summaries[$0].isConstant || summaries[$0].deviation == 0 }
        if !constant.isEmpty { throw .constantColumns(constant.map { data.columns[$0].name }) }
        if ridge == 0, let index = summaries.firstIndex(where: \.separates) {
            throw .separation(
                columns: [data.columns[index].name],
                isComplete: summaries[index].separatesCompletely
            )
        }
        return summaries
    }

    private func maximise<Element: KernelColumn>(
        _ pass: LogisticPass<Element>,
        over blocks: RowBlocks,
        from start: [Double]
    ) throws(FittingError) -> Maximum {
        let size = start.count
        let penalties = [0] + pass.scales.map { ridge / ($0.deviation * $0.deviation) }
        let rows = Double(blocks.ranges.reduce(0) { $0 + $1.count })
        let tolerance = 1e-20 * rows * rows
        var coefficients = start
        var accepted: (coefficients: [Double], step: [Double], objective: Double)?
        var share = 1.0
        var iteration = 0
        while iteration < mostIterations {
            iteration += 1
            let sums = try algebra { () throws(DenseMatrixError) in
                try pass.sums(at: coefficients, over: blocks)
            }
            let penalty = zip(penalties, coefficients).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
            let objective = sums.deviance + penalty
            if let accepted, !(objective <= accepted.objective + 1e-12 * abs(accepted.objective) + 1e-12) {
                // Too far: half the way.
                share /= 2
                guard share > 1e-6 else { break }
                coefficients = zip(accepted.coefficients, accepted.step).map { $0 + share * $1 }
                continue
            }
            guard sums.deviance.isFinite else {
                if let place = pass.data.firstNonFinite() {
                    throw .notFinite(column: place.column, row: place.row)
                }
                throw .notConverged(iterations: iteration, deviance: sums.deviance)
            }
            var information = sums.information
            var gradient = sums.gradient
            for index in 0..<size {
                information[index, index] += penalties[index]
                gradient[index] -= penalties[index] * coefficients[index]
            }
            if accepted == nil, let (column, others) = ColumnDependence.first(in: information) {
                throw dependence(column, others, pass.data.columns)
            }
            let step = try algebra { () throws(DenseMatrixError) in
                var side = DenseMatrix<Double>(rows: size, columns: 1)
                for index in 0..<size { side[index, 0] = gradient[index] }
                let solution = try information.solvingPositiveDefinite(side)
                return (0..<size).map { solution[$0, 0] }
            }
            let gain = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
            if ridge == 0, iteration >= 8 { try refuseSeparation(along: step, pass, blocks) }
            if gain <= tolerance {
                return Maximum(
                    coefficients: zip(coefficients, step).map { $0 + $1 },
                    deviance: sums.deviance,
                    information: information,
                    iterations: iteration
                )
            }
            accepted = (coefficients, step, objective)
            share = 1
            coefficients = zip(coefficients, step).map { $0 + $1 }
        }
        throw .notConverged(iterations: iteration, deviance: accepted?.objective ?? .nan)
    }

    /// Looks whether no row's likelihood falls along `step`: then none of the steps to come ends.
    ///
    /// Where the maximum is finite the eighth step of Newton's method is already minute; where it is not, every step moves the separated rows by
    /// about 1, and the others less and less.
    private func refuseSeparation<Element: KernelColumn>(
        along step: [Double],
        _ pass: LogisticPass<Element>,
        _ blocks: RowBlocks
    ) throws(FittingError) {
        guard step.contains(where: { abs($0) > 1e-3 }) else { return }
        let margins = pass.margins(along: step, over: blocks)
        guard margins.upperBound > 0.1, margins.lowerBound > -1e-6 * margins.upperBound else { return }
        let moved = step.dropFirst()
        let largest = moved.reduce(0) { max($0, abs($1)) }
        throw .separation(
            columns: zip(pass.data.columns, moved).filter { abs($0.1) >= 1e-3 * largest }.map(\.0.name),
            isComplete: margins.lowerBound > 1e-3 * margins.upperBound
        )
    }

    private func dependence(_ column: Int, _ others: [Int], _ columns: [DesignColumn]) -> FittingError {
        func name(_ index: Int) -> String { index == 0 ? "intercept" : columns[index - 1].name }
        return .dependentColumn(name(column), others: others.map(name))
    }

    /// The estimate on the scale of the columns.
    private func estimate<Element: KernelColumn>(
        _ maximum: Maximum,
        _ pass: LogisticPass<Element>,
        _ totals: OutcomeTotals
    ) throws(FittingError) -> LogisticEstimate {
        let size = maximum.coefficients.count
        let covariance = try algebra { () throws(DenseMatrixError) in
            var identity = DenseMatrix<Double>(rows: size, columns: size)
            for index in 0..<size { identity[index, index] = 1 }
            return try maximum.information.solvingPositiveDefinite(identity)
        }
        let predictor = pass.predictor(maximum.coefficients)
        // intercept = gamma_0 - sum of mean_j / deviation_j gamma_j
        let weights = [1] + pass.scales.map { -$0.mean / $0.deviation }
        var variance = 0.0
        for i in 0..<size {
            for j in 0..<size { variance += weights[i] * weights[j] * covariance[i, j] }
        }
        let null = totals.events / totals.weight
        return LogisticEstimate(
            intercept: CoefficientEstimate(
                name: "intercept",
                value: predictor.intercept,
                standardError: variance.squareRoot()
            ),
            coefficients: pass.data.columns.indices.map { index in
                CoefficientEstimate(
                    name: pass.data.columns[index].name,
                    value: predictor.coefficients[index],
                    standardError: covariance[index + 1, index + 1].squareRoot()
                        / pass.scales[index].deviation
                )
            },
            rows: totals.rows,
            weight: totals.weight,
            events: totals.events,
            deviance: maximum.deviance,
            nullDeviance: -2
                * (totals.events * Double.log(null) + (totals.weight - totals.events) * Double.log(1 - null)),
            iterations: maximum.iterations,
            ridge: ridge
        )
    }

    private func algebra<Result>(
        _ work: () throws(DenseMatrixError) -> Result
    ) throws(FittingError) -> Result {
        do throws(DenseMatrixError) {
            return try work()
        } catch {
            throw .algebra(error)
        }
    }
}
