import Statistics

/// A local linear fit of outcomes on scores, without robustness iterations: lowess.
///
/// At each score a line is fitted to the nearest share of the people, with tricube weights that vanish at the farthest of
/// them.
///
/// **Source**: Cleveland, JASA 74 (1979), doi:10.1080/01621459.1979.10481038; tested against statsmodels `lowess(it=0,
/// delta=0)`.
struct LocalRegression {
    /// The scores at which the fit was made, ascending.
    let scores: [Double]
    /// The fitted rates there.
    let fitted: [Double]

    /// Fits outcomes of pools given by their scores, weights and weights of outcome 1; a share of the weight is near.
    ///
    /// - Complexity: O(pools^2 share).
    init(scores: [Double], weights: [Double], positiveWeights: [Double], share: Double) {
        self.scores = scores
        let total = weights.reduce(0, +)
        // The k-th nearest person bounds the neighbourhood; k as statsmodels counts it.
        let wanted = min(total, (share * total + 1e-10).rounded(.down))
        var window = Window(scores: scores, weights: weights, wanted: max(wanted, weights.first ?? 0))
        let span = (scores.last ?? 0) - (scores.first ?? 0)
        fitted = scores.indices.map { place in
            window.move(to: place)
            return Self.fit(
                at: scores[place],
                radius: window.radius,
                window.range,
                scores,
                weights,
                positiveWeights,
                span
            )
        }
    }

    /// The fit at a score: linear between the places where it was made, constant beyond the ends.
    ///
    /// - Parameters:
    ///   - score: where.
    ///   - next: the first place that is not below the score.
    /// - Returns: the rate.
    func value(at score: Double, before next: Int) -> Double {
        if next == scores.count { return fitted[scores.count - 1] }
        if next == 0 || scores[next] == score { return fitted[next] }
        let share = (score - scores[next - 1]) / (scores[next] - scores[next - 1])
        return Quantile.interpolate(fitted[next - 1], fitted[next], share)
    }

    private static func fit(
        at place: Double,
        radius: Double,
        _ range: Range<Int>,
        _ scores: [Double],
        _ weights: [Double],
        _ positiveWeights: [Double],
        _ span: Double
    ) -> Double {
        let scores = scores.span
        let weights = weights.span
        let positives = positiveWeights.span
        var w = 0.0
        var wx = 0.0
        var wxx = 0.0
        var wy = 0.0
        var wxy = 0.0
        let inverse = radius > 0 ? 1 / radius : 0
        for pool in range {
            let x = scores[pool] - place
            let distance = x.magnitude * inverse
            let cube = 1 - distance * distance * distance
            let kernel = cube * cube * cube
            let weight = weights[pool] * kernel
            let positive = positives[pool] * kernel
            w += weight
            wx += weight * x
            wxx += weight * x * x
            wy += positive
            wxy += positive * x
        }
        guard w > 0 else { return positives[range.lowerBound] / weights[range.lowerBound] }
        let spread = wxx - wx * wx / w
        // Scores too close together leave the slope unknown: the local mean stands in.
        if (spread / w).squareRoot() <= 0.001 * span { return wy / w }
        let slope = (wxy - wx * wy / w) / spread
        return (wy - slope * wx) / w
    }

    /// The nearest people of a place that moves upwards.
    private struct Window {
        let scores: [Double]
        let weights: [Double]
        let wanted: Double
        private(set) var range = 0..<0
        private(set) var radius = 0.0
        private var held = 0.0

        init(scores: [Double], weights: [Double], wanted: Double) {
            self.scores = scores
            self.weights = weights
            self.wanted = wanted
        }

        /// Takes the nearest pools until they weigh enough.
        mutating func move(to index: Int) {
            let place = scores[index]
            var low = range.lowerBound
            var high = range.upperBound
            while high < scores.count, held < wanted || scores[high] - place < place - scores[low] {
                held += weights[high]
                high += 1
            }
            while high - low > 1 {
                let isFartherLeft = place - scores[low] > scores[high - 1] - place
                let farthest = isFartherLeft ? weights[low] : weights[high - 1]
                guard held - farthest >= wanted else { break }
                held -= farthest
                if isFartherLeft { low += 1 } else { high -= 1 }
            }
            range = low..<high
            radius = Swift.max(place - scores[low], scores[high - 1] - place)
        }
    }
}
