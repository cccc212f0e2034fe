import Statistics

/// Residuals as a sum of cosines on [0, 1], smoothed by damping the faster ones.
struct ResidualSpectrum {
    private let points: ResidualPoints
    /// Coefficients of cos(pi k t), as many as were needed so far.
    private var coefficients: [Double] = []
    /// cos(pi p), and the cosines of the last two modes, of every point.
    private let cosines: [Double]
    private var last: [Double]
    private var beforeLast: [Double]

    private static let pointCount = 4001
    private static let grid = (0..<pointCount).map { Double.cosPi(Double($0) / Double(pointCount - 1)) }
    /// A mode damped by more than e^-38 adds nothing to a double.
    private static let mostDamping = 38.0

    init(_ points: ResidualPoints) {
        self.points = points
        cosines = points.places.map { Double.cosPi($0) }
        last = cosines
        beforeLast = Array(repeating: 1, count: cosines.count)
    }

    /// The integral of the absolute smoothed residual.
    mutating func error(width: Double) -> Double {
        let modes = Int((2 * Self.mostDamping).squareRoot() / (.pi * width)) + 2
        extend(to: modes)
        let damped = (0..<modes).map { mode in
            let rate = .pi * Double(mode) * width
            return coefficients[mode] * Double.exp(-rate * rate / 2)
        }
        return Self.integral(damped)
    }

    /// Trapezoid of |sum of c_k cos(pi k t)|, the sums by Clenshaw's recurrence.
    private static func integral(_ coefficients: [Double]) -> Double {
        let coefficients = coefficients.span
        let grid = grid.span
        var sum = 0.0
        for point in grid.indices {
            let twice = 2 * grid[point]
            var next = 0.0
            var afterNext = 0.0
            var mode = coefficients.count - 1
            while mode > 0 {
                let current = coefficients[mode] + twice * next - afterNext
                afterNext = next
                next = current
                mode &-= 1
            }
            let value = (coefficients[0] + grid[point] * next - afterNext).magnitude
            sum += point == 0 || point == pointCount - 1 ? value / 2 : value
        }
        return sum / Double(pointCount - 1)
    }

    /// Makes the coefficients of the modes up to `count`, by the recurrence of the cosines of multiples.
    private mutating func extend(to count: Int) {
        while coefficients.count < count {
            switch coefficients.count {
            case 0: coefficients.append(points.masses.reduce(0, +))
            case 1: coefficients.append(2 * Self.dot(points.masses, cosines))
            default:
                coefficients.append(2 * Self.advance(points.masses, cosines, last, &beforeLast))
                swap(&last, &beforeLast)
            }
        }
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Replaces cos((k - 2) a) by cos(k a) = 2 cos a cos((k - 1) a) - cos((k - 2) a); returns the sum with the masses.
    private static func advance(
        _ masses: [Double],
        _ cosines: [Double],
        _ last: [Double],
        _ beforeLast: inout [Double]
    ) -> Double {
        let masses = masses.span
        let cosines = cosines.span
        let last = last.span
        var target = beforeLast.mutableSpan
        var sum = 0.0
        for point in masses.indices {
            let next = 2 * cosines[point] * last[point] - target[point]
            target[point] = next
            sum += masses[point] * next
        }
        return sum
    }
}
