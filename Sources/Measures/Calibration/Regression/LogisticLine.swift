import Statistics

/// A logistic fit of outcomes on one column, the slope free or held at 1, quick for many pools.
///
/// Neighbouring pools are first gathered in groups of about equal numbers; the fit to the groups is so close that two
/// Newton steps over all pools settle it.
struct LogisticLine {
    private(set) var intercept: Double
    private(set) var slope: Double
    private(set) var covariance = SymmetricMatrix(size: 0)
    /// The gain in log likelihood over intercept 0 and slope 1.
    private(set) var gainOverIdentity = 0.0

    private static let groupCount = 1024
    private let fitsSlope: Bool

    /// Fits outcomes on `logOdds`, one a pool.
    ///
    /// - Throws: `LogisticRegression.Fault`.
    init(_ pools: PooledScores, logOdds: [Double], fitsSlope: Bool) throws(LogisticRegression.Fault) {
        self.fitsSlope = fitsSlope
        intercept = 0
        slope = 1
        let isExact = pools.poolCount <= 4 * Self.groupCount
        let groups = isExact ? nil : ScoreGroups(pools, places: logOdds, count: Self.groupCount)
        let places = groups?.scores ?? logOdds
        let ones = [Double](repeating: 1, count: places.count)
        let start = try LogisticRegression(
            LogisticRegression.Design(
                columns: fitsSlope ? [ones, places] : [ones],
                offsets: fitsSlope ? nil : places,
                weights: groups?.weights ?? pools.weights,
                positiveWeights: groups?.positiveWeights ?? pools.positiveWeights
            ),
            start: fitsSlope ? [0, 1] : [0]
        )
        intercept = start.coefficients[0]
        if fitsSlope { slope = start.coefficients[1] }
        if isExact {
            covariance = start.covariance
        } else {
            try refine(pools, logOdds)
        }
        if fitsSlope { gainOverIdentity = gain(pools, logOdds) }
    }

    /// Newton steps over all pools until they vanish.
    private mutating func refine(_ pools: PooledScores, _ logOdds: [Double]) throws(LogisticRegression.Fault)
    {
        for _ in 0..<LogisticRegression.mostIterations {
            let sums = LineDerivatives(pools, logOdds, intercept: intercept, slope: slope)
            let information = sums.information(fitsSlope: fitsSlope)
            guard let inverse = information.inverse else { throw .singular }
            let step = inverse.times(fitsSlope ? [sums.gradient0, sums.gradient1] : [sums.gradient0])
            intercept += step[0]
            if fitsSlope { slope += step[1] }
            guard intercept.magnitude < 1e8, slope.magnitude < 1e8 else { throw .singular }
            if step.allSatisfy({ $0.magnitude <= 1e-6 }) {
                // The error left after a Newton step is of the order of its square.
                covariance = inverse
                return
            }
        }
        throw .notConverged(iterations: LogisticRegression.mostIterations)
    }

    /// Log likelihood here less that of the scores themselves, term by term.
    private func gain(_ pools: PooledScores, _ logOdds: [Double]) -> Double {
        var sum = CompensatedSum()
        for pool in logOdds.indices {
            let before = logOdds[pool]
            let z = intercept + slope * before
            let positive = pools.positiveWeights[pool]
            let weight = pools.weights[pool]
            sum.add(positive * (z - before) + weight * (Self.logFailure(z) - Self.logFailure(before)))
        }
        return sum.value
    }

    /// log(1 - p) at log odds z.
    private static func logFailure(_ z: Double) -> Double {
        min(-z, 0) - Double.log1p(Double.exp(-z.magnitude))
    }
}
