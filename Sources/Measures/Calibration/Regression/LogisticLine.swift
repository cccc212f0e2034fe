import Statistics

/// A logistic fit of outcomes on the log odds of scores, the slope free or held at 1, quick for many pools.
///
/// Neighbouring pools are first gathered in groups of about equal weight, coarse and fine; the fit to the fine groups is so
/// close that one or two Newton steps over all pools settle it.
struct LogisticLine {
    private(set) var intercept: Double
    private(set) var slope: Double
    private(set) var covariance = SymmetricMatrix(size: 0)
    /// The gain in log likelihood over intercept 0 and slope 1; 0 where the slope is held.
    private(set) var gainOverIdentity = 0.0

    /// Up to this many pools the fit is made to them at once.
    private static let mostExact = 4096
    private static let coarseCount = 512
    private static let fineCount = 65_536
    /// The error left after a Newton step is of the order of the square of the step.
    private static let lastStep = 1e-6

    private let fitsSlope: Bool

    /// Pools with their groups, made once for the fits with and without a slope.
    struct Sample {
        let pools: PooledScores
        let points: LinePoints
        let fine: LinePoints
        let coarse: LinePoints

        /// Pools whose scores lie strictly between 0 and 1.
        init(_ pools: PooledScores) {
            self.pools = pools
            points = LinePoints(pools)
            let isExact = pools.poolCount <= LogisticLine.mostExact
            fine = isExact ? points : points.grouped(count: LogisticLine.fineCount)
            coarse = isExact ? points : fine.grouped(count: LogisticLine.coarseCount)
        }

        var isExact: Bool { pools.poolCount <= LogisticLine.mostExact }
    }

    /// Fits the outcomes of pools.
    ///
    /// - Throws: `LogisticRegression.Fault`.
    /// - Complexity: O(pools) for each pass; one or two passes.
    init(_ sample: Sample, fitsSlope: Bool) throws(LogisticRegression.Fault) {
        self.fitsSlope = fitsSlope
        intercept = 0
        slope = 1
        let coarse = sample.coarse
        let ones = [Double](repeating: 1, count: coarse.places.count)
        let start = try LogisticRegression(
            LogisticRegression.Design(
                columns: fitsSlope ? [ones, coarse.places] : [ones],
                offsets: fitsSlope ? nil : coarse.places,
                weights: coarse.weights,
                positiveWeights: coarse.positiveWeights
            ),
            start: fitsSlope ? [0, 1] : [0]
        )
        intercept = start.coefficients[0]
        if fitsSlope { slope = start.coefficients[1] }
        if sample.isExact {
            covariance = start.covariance
            if fitsSlope {
                gainOverIdentity = derivatives(sample.points, scores: sample.pools.scores).gain
            }
            return
        }
        try refine { $0.derivatives(sample.fine) }
        try refine { line in
            line.fitsSlope
                ? line.derivatives(sample.points, scores: sample.pools.scores)
                : LineDerivatives(sample.pools, intercept: line.intercept)
        }
    }

    private func derivatives(_ points: LinePoints, scores: [Double]? = nil) -> LineDerivatives {
        LineDerivatives(points, scores: scores, intercept: intercept, slope: slope)
    }

    /// Newton steps until they vanish.
    private mutating func refine(
        by derivatives: (LogisticLine) -> LineDerivatives
    ) throws(LogisticRegression.Fault) {
        for _ in 0..<LogisticRegression.mostIterations {
            let sums = derivatives(self)
            guard let inverse = sums.information(fitsSlope: fitsSlope).inverse else { throw .singular }
            let gradient = fitsSlope ? [sums.gradient0, sums.gradient1] : [sums.gradient0]
            let step = inverse.times(gradient)
            intercept += step[0]
            if fitsSlope { slope += step[1] }
            guard intercept.magnitude < 1e8, slope.magnitude < 1e8 else { throw .singular }
            if step.allSatisfy({ $0.magnitude <= Self.lastStep }) {
                covariance = inverse
                // What the step itself gains, to second order.
                gainOverIdentity = sums.gain + zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 } / 2
                return
            }
        }
        throw .notConverged(iterations: LogisticRegression.mostIterations)
    }
}
