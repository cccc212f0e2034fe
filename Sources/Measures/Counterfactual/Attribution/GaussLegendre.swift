/// Points and weights that integrate polynomials over [0, 1] exactly.
///
/// n points are exact to degree 2n - 1. The points are the zeros of the Legendre polynomial, found by Newton's method.
struct GaussLegendre: Sendable {
    /// Rising, in (0, 1).
    let points: [Double]
    /// Positive, summing to 1.
    let weights: [Double]

    /// The rule of n points.
    ///
    /// - Precondition: `count` is positive.
    init(count: Int) {
        precondition(count > 0, "a rule of \(count) points")
        var points = [Double](repeating: 0, count: count)
        var weights = points
        for index in 0..<count {
            // Between consecutive zeros of the cosine, where the zeros of the polynomial are close to.
            var x = -Self.cosine((Double(index) + 0.75) / (Double(count) + 0.5))
            var slope = 1.0
            for _ in 0..<50 {
                let (value, derivative) = Self.legendre(count, at: x)
                slope = derivative
                let step = value / derivative
                x -= step
                if abs(step) < 1e-16 { break }
            }
            slope = Self.legendre(count, at: x).derivative
            points[index] = (1 + x) / 2
            weights[index] = 1 / ((1 - x * x) * slope * slope)
        }
        self.points = points
        self.weights = weights
    }

    /// The Legendre polynomial of a degree and its derivative.
    private static func legendre(_ degree: Int, at x: Double) -> (value: Double, derivative: Double) {
        var before = 1.0
        var value = x
        for n in 1..<max(2, degree) where degree > 1 {
            (before, value) = (value, (Double(2 * n + 1) * x * value - Double(n) * before) / Double(n + 1))
        }
        return (value, Double(degree) * (x * value - before) / (x * x - 1))
    }

    /// cos(pi t) for t in [0, 1], close enough to start Newton's method from.
    private static func cosine(_ t: Double) -> Double {
        let s = 0.5 - t
        let angle = s * Double.pi
        let square = angle * angle
        return angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42 * (1 - square / 72))))
    }
}
