import Statistics

/// Gradient and information of a logistic line over all pools: the hot loop of the calibration slope.
struct LineDerivatives {
    private(set) var gradient0 = 0.0
    private(set) var gradient1 = 0.0
    private var information00 = 0.0
    private var information01 = 0.0
    private var information11 = 0.0

    init(_ pools: PooledScores, _ logOdds: [Double], intercept: Double, slope: Double) {
        let logOdds = logOdds.span
        let weights = pools.weights.span
        let positives = pools.positiveWeights.span
        var index = 0
        // Blocks keep the partial sums small, so that a million terms lose no more than a thousand would.
        while index < logOdds.count {
            let end = min(index + 1024, logOdds.count)
            var g0 = 0.0
            var g1 = 0.0
            var h00 = 0.0
            var h01 = 0.0
            var h11 = 0.0
            while index < end {
                let x = logOdds[index]
                let p = Double.logistic(intercept + slope * x)
                let weight = weights[index]
                let residual = positives[index] - weight * p
                let curvature = weight * p * (1 - p)
                g0 += residual
                g1 += residual * x
                h00 += curvature
                h01 += curvature * x
                h11 += curvature * x * x
                index &+= 1
            }
            gradient0 += g0
            gradient1 += g1
            information00 += h00
            information01 += h01
            information11 += h11
        }
    }

    func information(fitsSlope: Bool) -> SymmetricMatrix {
        var matrix = SymmetricMatrix(size: fitsSlope ? 2 : 1)
        matrix.add(information00, 0, 0)
        if fitsSlope {
            matrix.add(information01, 1, 0)
            matrix.add(information11, 1, 1)
        }
        return matrix
    }
}
