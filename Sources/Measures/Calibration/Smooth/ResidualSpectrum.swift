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
    /// cos(pi t) at the points of the integral, and what each point counts for, filled up to whole lanes.
    private static let grid = lanes { Double.cosPi(Double($0) / Double(pointCount - 1)) }
    private static let trapezoid = lanes { point -> Double in
        (point == 0 || point == pointCount - 1 ? 0.5 : 1) / Double(pointCount - 1)
    }
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

    /// Trapezoid of |sum of c_k cos(pi k t)|, the sums by Clenshaw's recurrence, eight points at a time.
    private static func integral(_ coefficients: [Double]) -> Double {
        let coefficients = coefficients.span
        let grid = grid.span
        let trapezoid = trapezoid.span
        var sum = SIMD8<Double>()
        for group in grid.indices {
            let cosine = grid[group]
            let twice = 2 * cosine
            var next = SIMD8<Double>()
            var afterNext = SIMD8<Double>()
            var mode = coefficients.count - 1
            while mode > 0 {
                let current = coefficients[mode] + (twice * next - afterNext)
                afterNext = next
                next = current
                mode &-= 1
            }
            let value = coefficients[0] + (cosine * next - afterNext)
            sum += trapezoid[group] * value.replacing(with: -value, where: value .< 0)
        }
        return sum.sum()
    }

    /// One number for each point of the integral, eight together; 0 beyond the last.
    private static func lanes(_ number: (Int) -> Double) -> [SIMD8<Double>] {
        stride(from: 0, to: pointCount, by: 8).map { start in
            var lanes = SIMD8<Double>()
            for lane in 0..<min(8, pointCount - start) { lanes[lane] = number(start + lane) }
            return lanes
        }
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
        var sum = SIMD4<Double>()
        var point = 0
        while point < masses.count {
            let before = target.span.lanes(from: point, padding: 0)
            let next =
                2 * cosines.lanes(from: point, padding: 0) * last.lanes(from: point, padding: 0) - before
            sum += masses.lanes(from: point, padding: 0) * next
            for lane in 0..<min(4, masses.count - point) { target[point + lane] = next[lane] }
            point += 4
        }
        return sum.sum()
    }
}
