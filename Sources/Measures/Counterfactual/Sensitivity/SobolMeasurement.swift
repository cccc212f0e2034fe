import DenseMatrix
package import Scoring
package import Statistics

/// Variance-based sensitivity of a score to its features.
package struct SobolMeasurement: Sendable {
    /// Combinations up to this many are all scored; beyond, pairs are sampled.
    package static let exactLimit = 1 << 21
    private static let blockSize = 1 << 14

    private let model: any ScoringModel
    private let output: Int
    private let distribution: InputDistribution

    /// A measurement of one output of a model.
    package init(model: any ScoringModel, output: Int? = nil, distribution: InputDistribution) {
        self.model = model
        self.output = output ?? model.descriptor.decision.output
        self.distribution = distribution
    }

    /// The indices, exact where every combination can be scored.
    ///
    /// - Parameters:
    ///   - pairs: how many random pairs are scored otherwise.
    ///   - random: where they come from.
    ///   - level: the coverage of their intervals.
    /// - Returns: one index a feature.
    /// - Throws: what the model throws.
    package func indices(
        pairs: Int = 1 << 14,
        random: CounterRandom,
        level: Double = 0.95
    ) throws(ScoringError) -> SobolIndices {
        if let combinations = distribution.combinations, combinations <= Self.exactLimit {
            return try exact(combinations: combinations)
        }
        return try sampled(pairs: pairs, random: random, level: level)
    }

    /// The indices from every combination.
    ///
    /// **Edge cases**: a constant score has variance 0 and undefined indices.
    ///
    /// - Throws: what the model throws.
    /// - Complexity: O(combinations x features).
    package func exact(combinations: Int) throws(ScoringError) -> SobolIndices {
        let sizes = distribution.marginals.map(\.values.count)
        let scores = try scores(combinations) { number in
            var rest = number
            var row = [Double](repeating: 0, count: sizes.count)
            for feature in sizes.indices.reversed() {
                row[feature] = distribution.marginals[feature].values[rest % sizes[feature]]
                rest /= sizes[feature]
            }
            return row
        }
        let average = mean(over: scores, keeping: [])[0]
        // Squares of distances from the mean lose nothing to cancellation.
        let centred = scores.map { $0 - average }
        let variance = mean(over: centred.map { $0 * $0 }, keeping: [])[0]
        guard variance > 0, scores.contains(where: { $0 != scores[0] }) else {
            return .constant(features: sizes.count, method: .exact(combinations: combinations))
        }
        func share(keeping kept: Set<Int>) -> Double {
            let conditional = mean(over: centred, keeping: kept)
            let weights = weights(of: kept)
            return zip(conditional, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 } / variance
        }
        return SobolIndices(
            method: .exact(combinations: combinations),
            variance: Estimate(variance, count: combinations),
            firstOrder: sizes.indices.map { Estimate(share(keeping: [$0]), count: combinations) },
            total: sizes.indices.map { feature in
                let others = Set(sizes.indices).subtracting([feature])
                return Estimate(max(0, 1 - share(keeping: others)), count: combinations)
            }
        )
    }

    /// The indices from random pairs of people, with normal intervals.
    ///
    /// A and B are independent people; C_j is A with feature j of B. First order: mean f(B) (f(C_j) - f(A)) / V; total:
    /// mean (f(A) - f(C_j))^2 / 2 V.
    ///
    /// - Throws: what the model throws.
    /// - Complexity: O(pairs x features x scoring).
    ///
    /// **Source**: Saltelli et al., doi:10.1016/j.cpc.2009.09.018; Jansen, doi:10.1016/S0010-4655(98)00154-4.
    package func sampled(
        pairs: Int,
        random: CounterRandom,
        level: Double = 0.95
    ) throws(ScoringError) -> SobolIndices {
        let features = distribution.marginals.count
        func row(_ pair: Int, from stream: UInt64) -> [Double] {
            (0..<features).map { feature in
                let draw = random.family(stream).uniform(stream: UInt64(pair), counter: UInt64(feature))
                return Self.value(at: draw, of: distribution.marginals[feature])
            }
        }
        let first = try scores(pairs) { row($0, from: 0) }
        let second = try scores(pairs) { row($0, from: 1) }
        var moments = WeightedMean()
        for score in first + second { moments.add(score) }
        let average = (first + second).reduce(0, +) / Double(2 * max(1, pairs))
        let variance = pairs > 0 ? moments.variance : 0
        guard variance > 0, (first + second).contains(where: { $0 != first[0] }) else {
            return .constant(features: features, method: .sampled(pairs: pairs))
        }
        var firstOrder: [Estimate] = []
        var total: [Estimate] = []
        for feature in 0..<features {
            let mixed = try scores(pairs) { pair in
                var mixed = row(pair, from: 0)
                mixed[feature] = row(pair, from: 1)[feature]
                return mixed
            }
            var alone = WeightedMean()
            var left = WeightedMean()
            for pair in 0..<pairs {
                alone.add((second[pair] - average) * (mixed[pair] - first[pair]) / variance)
                let change = first[pair] - mixed[pair]
                left.add(change * change / (2 * variance))
            }
            firstOrder.append(alone.estimate(level: level))
            total.append(left.estimate(level: level))
        }
        return SobolIndices(
            method: .sampled(pairs: pairs),
            variance: Estimate(variance, count: 2 * pairs),
            firstOrder: firstOrder,
            total: total
        )
    }

    /// Scores people that `row` makes, block by block.
    private func scores(_ count: Int, row: (Int) -> [Double]) throws(ScoringError) -> [Double] {
        var scores: [Double] = []
        scores.reserveCapacity(count)
        var first = 0
        while first < count {
            let rows = (first..<min(count, first + Self.blockSize)).map(row)
            let people = People(
                rows: rows,
                precision: model.descriptor.precision,
                features: distribution.marginals.count
            )
            let column = try model.scores(of: people).column(output)
            let span = column.span
            for index in span.indices { scores.append(span[index]) }
            first += rows.count
        }
        return scores
    }

    /// The mean of `values` over every feature that is not kept, as an array over the combinations of those that are.
    private func mean(over values: [Double], keeping kept: Set<Int>) -> [Double] {
        var values = values
        // The last feature varies fastest: averaging from the last one on keeps the strides simple.
        var inner = 1
        for feature in distribution.marginals.indices.reversed() {
            let marginal = distribution.marginals[feature]
            let size = marginal.values.count
            if kept.contains(feature) {
                inner *= size
                continue
            }
            let outer = values.count / (size * inner)
            var reduced = [Double](repeating: 0, count: outer * inner)
            for block in 0..<outer {
                for level in 0..<size {
                    let weight = marginal.probabilities[level]
                    let from = (block * size + level) * inner
                    for place in 0..<inner { reduced[block * inner + place] += weight * values[from + place] }
                }
            }
            values = reduced
        }
        return values
    }

    /// How likely each combination of the kept features is.
    private func weights(of kept: Set<Int>) -> [Double] {
        kept.sorted().reduce([1]) { weights, feature in
            weights.flatMap { weight in distribution.marginals[feature].probabilities.map { weight * $0 } }
        }
    }

    private static func value(at draw: Double, of marginal: InputDistribution.Marginal) -> Double {
        var passed = 0.0
        for (value, probability) in zip(marginal.values, marginal.probabilities) {
            passed += probability
            if draw < passed { return value }
        }
        return marginal.values[marginal.values.count - 1]
    }
}
