package import Statistics

/// Differences of two models' outcome measures, and how they vary over resampled people.
///
/// In each replicate a person is taken as often as a Poisson variable of mean 1 says, by both models alike. The numbers are a
/// function of (seed, replicate, number of the person), so replicates can be made on any thread in any order.
///
/// **Source**: Efron, Annals of Statistics 7 (1979), doi:10.1214/aos/1176344552; Poisson weights: Hanley and MacGibbon, Computer
/// Methods and Programs in Biomedicine 83 (2006), doi:10.1016/j.cmpb.2006.04.006.
package struct PairedBootstrap: Sendable {
    /// What the first model's scores are worth.
    package let first: OutcomeMeasurement
    /// What the second one's are worth.
    package let second: OutcomeMeasurement
    private let people: PairedOutcomes
    private let areProbabilities: Bool
    private let firstPools: ResampledPools
    private let secondPools: ResampledPools
    private let random: CounterRandom
    private let level: Double

    /// Sorts people once by each score, and measures everybody.
    ///
    /// - Parameters:
    ///   - people: two scores and an outcome of each.
    ///   - areProbabilities: whether both scores may be measured as probabilities.
    ///   - seed: of the resampling.
    ///   - level: the coverage of intervals.
    package init(_ people: PairedOutcomes, areProbabilities: Bool, seed: UInt64, level: Double = 0.95) {
        self.people = people
        self.areProbabilities = areProbabilities
        self.level = level
        firstPools = ResampledPools(scores: people.first, outcomes: people.outcomes)
        secondPools = ResampledPools(scores: people.second, outcomes: people.outcomes)
        first = OutcomeMeasurement(firstPools.everybody, areProbabilities: areProbabilities)
        second = OutcomeMeasurement(secondPools.everybody, areProbabilities: areProbabilities)
        random = CounterRandom(seed: seed).family(Self.family)
    }

    /// The family of random numbers that is kept for this.
    private static let family: UInt64 = 0x6167_7265_65

    /// The measures whose interval is taken from replicates; the others have a formula.
    package static let resampled = OutcomeMeasure.allCases.filter {
        $0 != .areaUnderROC && $0 != .brierScore && $0 != .logLoss
    }

    /// The differences in one replicate, in the order of `resampled`; nil where one is undefined.
    ///
    /// - Complexity: O(n).
    package func replicate(_ index: Int) -> [Double?] {
        let times = times(replicate: UInt64(index))
        let one = OutcomeMeasurement(
            firstPools.pools(taking: times),
            areProbabilities: areProbabilities,
            isResample: true
        )
        let other = OutcomeMeasurement(
            secondPools.pools(taking: times),
            areProbabilities: areProbabilities,
            isResample: true
        )
        return Self.resampled.map { measure in
            guard let left = one[measure].value, let right = other[measure].value else { return nil }
            let difference = left - right
            return difference.isFinite ? difference : nil
        }
    }

    /// The first model's value less the second's, with its interval.
    ///
    /// Of the area: DeLong's. Of Brier score and log loss: normal. Of the others: the quantiles of the replicates, moved so that
    /// their median is the estimate, because binned errors grow in resamples; none where more than one replicate in twenty is
    /// undefined.
    ///
    /// - Parameters:
    ///   - measure: the measure.
    ///   - replicates: what `replicate` gave, in any order.
    /// - Returns: the difference.
    package func difference(_ measure: OutcomeMeasure, replicates: [[Double?]]) -> Estimate {
        let (left, right) = (first[measure], second[measure])
        guard let leftValue = left.value, let rightValue = right.value else {
            return left.isDefined ? right : left
        }
        switch measure {
        case .areaUnderROC: return PairedAreaUnderROC.difference(people, level: level)
        case .brierScore: return PairedLoss.difference(people, score: .squared, level: level)
        case .logLoss: return PairedLoss.difference(people, score: .logarithmic, level: level)
        default: break
        }
        let difference = leftValue - rightValue
        let place = Self.resampled.firstIndex(of: measure)
        let known = Quantile.sorted(replicates.compactMap { replicate in place.flatMap { replicate[$0] } })
        let tail = (1 - level) / 2
        guard known.count >= 20, Double(known.count) >= 0.95 * Double(replicates.count),
            let low = Quantile.type7(tail, ofSorted: known),
            let middle = Quantile.type7(0.5, ofSorted: known),
            let high = Quantile.type7(1 - tail, ofSorted: known)
        else { return Estimate(difference, count: people.count) }
        return Estimate(
            difference,
            interval: ConfidenceInterval(
                lower: difference + (low - middle),
                upper: difference + (high - middle),
                level: level,
                method: .bootstrap
            ),
            count: people.count
        )
    }

    /// How often each person is taken: 32 random bits each, four people a block.
    private func times(replicate: UInt64) -> [UInt8] {
        var block = UInt64.max
        var words: (first: UInt64, second: UInt64) = (0, 0)
        return people.rows.map { row in
            if UInt64(row) / 4 != block {
                block = UInt64(row) / 4
                words = random.words(stream: replicate, block: block)
            }
            let word = row & 2 == 0 ? words.first : words.second
            return Self.poisson(UInt32(truncatingIfNeeded: row & 1 == 0 ? word : word >> 32))
        }
    }

    /// A Poisson variable of mean 1 by the inverse of its distribution, to 2^-32.
    private static func poisson(_ uniform: UInt32) -> UInt8 {
        var value: UInt8 = 0
        for threshold in thresholds {
            if uniform < threshold { return value }
            value += 1
        }
        return value
    }

    /// 2^32 P(X <= k).
    private static let thresholds: [UInt32] = {
        var term = Double.exp(-1)
        var total = 0.0
        return (1...11).map { k in
            total += term
            term /= Double(k)
            return UInt32(total * 0x1p32)
        }
    }()
}
