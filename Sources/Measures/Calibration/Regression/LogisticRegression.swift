import Statistics

/// A logistic regression of outcomes on a few columns, by Newton's method.
///
/// log odds = offset + sum over columns of coefficient x column, fitted by maximum likelihood. Rows are pools of people:
/// a weight and how much of it has outcome 1, which need not be whole.
///
/// The rows come in one order that does not depend on the order of the people, so that plain compensated sums give the
/// same bits whatever that was.
struct LogisticRegression {
    /// The fitted coefficients, one a column.
    let coefficients: [Double]
    /// The inverse of the information matrix.
    let covariance: SymmetricMatrix
    /// The log likelihood at the coefficients.
    let logLikelihood: Double
    /// How many Newton steps were taken.
    let iterations: Int

    /// Why there is no fit.
    enum Fault: Error {
        /// The columns are dependent or the outcomes separated: the information vanishes.
        case singular
        /// The steps did not shrink in time.
        case notConverged(iterations: Int)
    }

    static let mostIterations = 60

    /// The data of a fit; all columns have one element a row.
    struct Design {
        var columns: [[Double]]
        var offsets: [Double]?
        var weights: [Double]
        var positiveWeights: [Double]
    }

    /// Fits a design.
    ///
    /// - Parameters:
    ///   - design: the data.
    ///   - start: where Newton's method begins.
    ///   - tolerance: the largest last step, relative to the coefficients where they exceed 1.
    /// - Throws: `Fault`.
    init(_ design: Design, start: [Double], tolerance: Double = 1e-11) throws(Fault) {
        var coefficients = start
        var current = Derivatives(design, at: coefficients)
        for iteration in 1...Self.mostIterations {
            guard let inverse = current.information.inverse else { throw .singular }
            var step = inverse.times(current.gradient)
            var candidate = zip(coefficients, step).map(+)
            var next = Derivatives(design, at: candidate)
            var halvings = 0
            // The likelihood is concave: a step that lowers it went too far.
            while !(next.logLikelihood >= current.logLikelihood - 1e-13 * current.logLikelihood.magnitude),
                halvings < 40
            {
                step = step.map { $0 / 2 }
                candidate = zip(coefficients, step).map(+)
                next = Derivatives(design, at: candidate)
                halvings += 1
            }
            coefficients = candidate
            current = next
            guard coefficients.allSatisfy({ $0.magnitude < 1e8 }) else { throw .singular }
            let isSettled = zip(step, coefficients).allSatisfy {
                $0.magnitude <= tolerance * max(1, $1.magnitude)
            }
            if isSettled {
                guard let covariance = current.information.inverse else { throw .singular }
                self.coefficients = coefficients
                self.covariance = covariance
                logLikelihood = current.logLikelihood
                iterations = iteration
                return
            }
        }
        throw .notConverged(iterations: Self.mostIterations)
    }

    /// Log likelihood, its gradient and the information matrix at some coefficients.
    private struct Derivatives {
        var logLikelihood = 0.0
        var gradient: [Double]
        var information: SymmetricMatrix

        init(_ design: Design, at coefficients: [Double]) {
            let size = coefficients.count
            gradient = Array(repeating: 0, count: size)
            information = SymmetricMatrix(size: size)
            var likelihood = CompensatedSum()
            for row in design.weights.indices {
                var z = design.offsets?[row] ?? 0
                for column in 0..<size { z += coefficients[column] * design.columns[column][row] }
                let weight = design.weights[row]
                let positive = design.positiveWeights[row]
                // With e = e^-|z| neither probability loses digits.
                let e = Double.exp(-z.magnitude)
                let p = z >= 0 ? 1 / (1 + e) : e / (1 + e)
                let q = z >= 0 ? e / (1 + e) : 1 / (1 + e)
                let residual = positive * q - (weight - positive) * p
                let curvature = weight * p * q
                // log p = min(z, 0) - log1p(e); log q = log p - z.
                likelihood.add(positive * z + weight * (min(-z, 0) - Double.log1p(e)))
                for column in 0..<size {
                    let x = design.columns[column][row]
                    gradient[column] += residual * x
                    for other in 0...column {
                        information.add(curvature * x * design.columns[other][row], column, other)
                    }
                }
            }
            logLikelihood = likelihood.value
        }
    }
}
