import Statistics

/// Where the isotonic curve would lie if the scores were calibrated: what chance alone does to a reliability diagram.
///
/// Outcomes are drawn anew from the scores, the curve is fitted again, and at each place the band holds the middle share
/// of the fitted rates.
///
/// Draws are counter-based: replicate r is stream r, and person i in the order of the scores is counter i, so that neither
/// the order of the people nor the number of threads changes a bit.
///
/// **Edge cases**: nobody: empty. With weights, the people of a pool share its weight evenly.
///
/// **Source**: Dimitriadis, Gneiting and Jordan, PNAS 118 (2021), doi:10.1073/pnas.2016191118 (consistency bands).
package struct ConsistencyBand: Equatable, Sendable {
    /// One place of the band.
    package struct Point: Equatable, Sendable {
        /// The score.
        package let score: Double
        /// The lower end.
        package let lower: Double
        /// The upper end.
        package let upper: Double
    }

    /// The band at each place, by ascending score.
    package let points: [Point]
    /// The share of fitted rates that the band holds at each place.
    package let level: Double

    /// The band of pooled people.
    ///
    /// - Parameters:
    ///   - pools: people by probability.
    ///   - places: the scores at which the band is wanted, within the range of the scores.
    ///   - replicates: how often outcomes are drawn anew.
    ///   - level: the share that the band holds.
    ///   - seed: which draws.
    /// - Complexity: O(people x replicates).
    package init(
        _ pools: PooledScores,
        places: [Double],
        replicates: Int = 200,
        level: Double = 0.9,
        seed: UInt64
    ) {
        self.level = level
        guard pools.poolCount > 0 else {
            points = []
            return
        }
        let random = CounterRandom(seed: seed)
        let targets = places.map { place in
            max(0, PooledScores.firstIndex(below: pools.poolCount) { pools.scores[$0] > place } - 1)
        }
        var rates = [[Double]](repeating: [], count: places.count)
        for replicate in 0..<replicates {
            let drawn = Self.drawOutcomes(pools, random, stream: UInt64(replicate))
            let fit = IsotonicFit(weights: pools.weights, positiveWeights: drawn)
            for (place, pool) in targets.enumerated() {
                let level = PooledScores.firstIndex(below: fit.ends.count) { fit.ends[$0] > pool }
                rates[place].append(fit.rates[level])
            }
        }
        let tail = (1 - level) / 2
        points = places.indices.compactMap { place in
            let sorted = Quantile.sorted(rates[place])
            guard let lower = Quantile.type7(tail, ofSorted: sorted),
                let upper = Quantile.type7(1 - tail, ofSorted: sorted)
            else { return nil }
            return Point(score: places[place], lower: lower, upper: upper)
        }
    }

    private static func drawOutcomes(
        _ pools: PooledScores,
        _ random: CounterRandom,
        stream: UInt64
    ) -> [Double] {
        var drawn = [Double](repeating: 0, count: pools.poolCount)
        var counter: UInt64 = 0
        for pool in drawn.indices {
            let people = pools.counts[pool]
            var positives = 0.0
            for _ in 0..<Int(people) {
                if random.uniform(stream: stream, counter: counter) < pools.scores[pool] { positives += 1 }
                counter += 1
            }
            drawn[pool] = pools.weights[pool] * (positives / people)
        }
        return drawn
    }
}
