import Statistics

/// Gradient and information of a logistic line: the hot loop of the calibration slope.
struct LineDerivatives {
    private(set) var gradient0 = 0.0
    private(set) var gradient1 = 0.0
    /// The log likelihood here less that of the scores themselves; 0 where it was not asked for.
    private(set) var gain = 0.0
    private var information00 = 0.0
    private var information01 = 0.0
    private var information11 = 0.0

    /// Points of one block keep the partial sums small, so that a million terms lose no more than a thousand would.
    private static let blockLength = 1024

    /// The derivatives at an intercept and a slope; with the gain where the scores are given whose log odds the points stand at.
    init(_ points: LinePoints, scores: [Double]? = nil, intercept: Double, slope: Double) {
        let places = points.places.span
        let weights = points.weights.span
        let positives = points.positiveWeights.span
        var index = 0
        while index < places.count {
            let end = min(index + Self.blockLength, places.count)
            var block = Block()
            while index < end {
                let x = places.lanes(from: index, padding: 0)
                let weight = weights.lanes(from: index, padding: 0)
                let positive = positives.lanes(from: index, padding: 0)
                let z = intercept + slope * x
                let e = SIMD4.exp(-z)
                let p = 1 / (1 + e)
                block.add(x, weight: weight, positive: positive, p: p)
                if let scores {
                    // log(1 - p) less log(1 - score); 1 - p is e p without the digits that 1 - p would lose.
                    let failure = e * p / (1 - scores.span.lanes(from: index, padding: 0.5))
                    block.gain += positive * (z - x) + weight * SIMD4.log(failure)
                }
                index &+= 4
            }
            add(block)
        }
    }

    /// The derivatives at an intercept, the slope held at 1, which needs no exponential for each pool.
    init(_ pools: PooledScores, intercept: Double) {
        let scores = pools.scores.span
        let weights = pools.weights.span
        let positives = pools.positiveWeights.span
        let odds = Double.exp(-intercept)
        var index = 0
        while index < scores.count {
            let end = min(index + Self.blockLength, scores.count)
            var block = Block()
            while index < end {
                let score = scores.lanes(from: index, padding: 0.5)
                block.add(
                    .zero,
                    weight: weights.lanes(from: index, padding: 0),
                    positive: positives.lanes(from: index, padding: 0),
                    p: score / (score + odds * (1 - score))
                )
                index &+= 4
            }
            add(block)
        }
    }

    /// The information matrix of the intercept, and of the slope where that is free.
    func information(fitsSlope: Bool) -> SymmetricMatrix {
        var matrix = SymmetricMatrix(size: fitsSlope ? 2 : 1)
        matrix.add(information00, 0, 0)
        if fitsSlope {
            matrix.add(information01, 1, 0)
            matrix.add(information11, 1, 1)
        }
        return matrix
    }

    private mutating func add(_ block: Block) {
        gradient0 += block.gradient0.sum()
        gradient1 += block.gradient1.sum()
        information00 += block.information00.sum()
        information01 += block.information01.sum()
        information11 += block.information11.sum()
        gain += block.gain.sum()
    }

    /// Partial sums, four of each.
    private struct Block {
        var gradient0 = SIMD4<Double>()
        var gradient1 = SIMD4<Double>()
        var information00 = SIMD4<Double>()
        var information01 = SIMD4<Double>()
        var information11 = SIMD4<Double>()
        var gain = SIMD4<Double>()

        @inline(__always)
        mutating func add(
            _ x: SIMD4<Double>,
            weight: SIMD4<Double>,
            positive: SIMD4<Double>,
            p: SIMD4<Double>
        ) {
            let expected = weight * p
            let residual = positive - expected
            let curvature = expected * (1 - p)
            let moment = curvature * x
            gradient0 += residual
            gradient1 += residual * x
            information00 += curvature
            information01 += moment
            information11 += moment * x
        }
    }
}
