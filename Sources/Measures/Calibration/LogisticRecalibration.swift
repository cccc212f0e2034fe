import Statistics

/// The logistic fit of outcomes on log odds: `logit P(y = 1) = intercept + slope x logit(p)`.
///
/// Maximum likelihood by Newton's method with halved steps. Sums are fixed-point, so that the order of the people does
/// not matter.
///
/// **Source**: Cox, "Two further applications of a model for binary regression", Biometrika 45 (1958),
/// doi:10.1093/biomet/45.3-4.562.
struct LogisticRecalibration: Sendable {
    /// The constant of the fit.
    let intercept: Double
    /// The slope of the fit; 1 where it was held there.
    let slope: Double
    /// Standard error of the intercept.
    let interceptError: Double
    /// Standard error of the slope; 0 where it was held.
    let slopeError: Double

    private static let mostIterations = 50

    /// Why there is no fit.
    enum Fault: Error {
        case separated
        case notConverged(iterations: Int)
    }

    /// Fits intercept and slope, or the intercept alone with the slope held at 1.
    ///
    /// `effectiveScale` is what the information is multiplied by, so that weights that do not count people give standard errors
    /// of the effective number of people: 1 for people who weigh 1.
    ///
    /// - Throws: `Fault` where the likelihood has no maximum or is not found.
    init(_ points: [LogOddsSample.Point], fitsSlope: Bool, effectiveScale: Double) throws(Fault) {
        var intercept = 0.0
        var slope = 1.0
        var current = Likelihood(points, intercept: intercept, slope: slope)
        for iteration in 0..<Self.mostIterations {
            let determinant = fitsSlope ? current.aa * current.bb - current.ab * current.ab : current.aa
            guard determinant > 1e-12 * max(current.aa * (fitsSlope ? current.bb : 1), .leastNormalMagnitude)
            else {
                throw .separated
            }
            var stepA =
                fitsSlope
                ? (current.bb * current.a - current.ab * current.b) / determinant : current.a / current.aa
            var stepB = fitsSlope ? (current.aa * current.b - current.ab * current.a) / determinant : 0
            var next = Likelihood(points, intercept: intercept + stepA, slope: slope + stepB)
            var halvings = 0
            while !(next.value >= current.value - abs(current.value) * 1e-14), halvings < 30 {
                stepA /= 2
                stepB /= 2
                halvings += 1
                next = Likelihood(points, intercept: intercept + stepA, slope: slope + stepB)
            }
            intercept += stepA
            slope += stepB
            current = next
            guard abs(intercept) < 1e6, abs(slope) < 1e6 else { throw .separated }
            if max(abs(stepA), abs(stepB)) < 1e-12 * max(1, abs(intercept), abs(slope)) {
                let final = fitsSlope ? current.aa * current.bb - current.ab * current.ab : current.aa
                guard final > 0 else { throw .separated }
                self.intercept = intercept
                self.slope = slope
                interceptError = ((fitsSlope ? current.bb / final : 1 / final) / effectiveScale).squareRoot()
                slopeError = fitsSlope ? (current.aa / final / effectiveScale).squareRoot() : 0
                return
            }
            if iteration == Self.mostIterations - 1 { break }
        }
        throw .notConverged(iterations: Self.mostIterations)
    }

    /// Log likelihood, its gradient (a, b) and its negative second derivatives.
    private struct Likelihood {
        let value: Double
        let a: Double
        let b: Double
        let aa: Double
        let ab: Double
        let bb: Double

        init(_ points: [LogOddsSample.Point], intercept: Double, slope: Double) {
            var value = FixedPointSum()
            var a = FixedPointSum()
            var b = FixedPointSum()
            var aa = FixedPointSum()
            var ab = FixedPointSum()
            var bb = FixedPointSum()
            for point in points {
                let x = point.logit
                let z = min(max(intercept + slope * x, -700), 700)
                let p = Double.logistic(z)
                let residual = point.weight * (point.outcome - p)
                let curvature = point.weight * p * (1 - p)
                value.add(-point.weight * Double.log1p(Double.exp(point.outcome == 1 ? -z : z)))
                a.add(residual)
                b.add(residual * x)
                aa.add(curvature)
                ab.add(curvature * x)
                bb.add(curvature * x * x)
            }
            self.value = value.value
            self.a = a.value
            self.b = b.value
            self.aa = aa.value
            self.ab = ab.value
            self.bb = bb.value
        }
    }
}
