package import Statistics

/// The area under the ROC curve of one model less that of another, on the same people.
///
/// **Units and range**: in [-1, 1]; positive where the first tells the outcomes apart better.
///
/// **Edge cases**: nobody or one class: undefined; one person of a class: no interval.
///
/// **Source**: DeLong, DeLong and Clarke-Pearson, Biometrics 44 (1988), doi:10.2307/2531595; placements from ranks: Sun and Xu,
/// IEEE Signal Processing Letters 21 (2014), doi:10.1109/LSP.2014.2337313; tested against R pROC `roc.test(paired = TRUE)`.
package enum PairedAreaUnderROC {
    /// The difference with DeLong's interval for correlated curves.
    ///
    /// - Complexity: O(n).
    package static func difference(_ people: PairedOutcomes, level: Double = 0.95) -> Estimate {
        if let reason = people.reasonForNoContrast {
            return .undefined(because: reason, count: people.count)
        }
        let first = placements(people.first, people.outcomes)
        let second = placements(people.second, people.outcomes)
        let gaps = zip(first, second).map { $0 - $1 }
        let positive = gaps.indices.filter { people.outcomes[$0] == 1 }.map { gaps[$0] }
        let negative = gaps.indices.filter { people.outcomes[$0] == 0 }.map { gaps[$0] }
        let difference = mean(positive)
        guard positive.count > 1, negative.count > 1 else { return Estimate(difference, count: people.count) }
        let variance = varianceOfMean(positive) + varianceOfMean(negative)
        let half = ConfidenceInterval.criticalValue(level: level) * variance.squareRoot()
        return Estimate(
            difference,
            interval: ConfidenceInterval(
                lower: max(-1, difference - half),
                upper: min(1, difference + half),
                level: level,
                method: .delong
            ),
            count: people.count
        )
    }

    /// For a person with outcome 1 the share of those with outcome 0 who score lower, and the other way round.
    ///
    /// For one with outcome 0 it is the share of those with outcome 1 who score higher; ties count half. The mean of
    /// either is the area.
    private static func placements(_ scores: [Double], _ outcomes: [UInt8]) -> [Double] {
        let ranks = TiedRanks(scores)
        let positives = outcomes.reduce(0) { $0 + Int($1) }
        let negatives = outcomes.count - positives
        let positivesAbove = ranks.doubledSumsAbove { Int(outcomes[$0]) }
        let negativesAbove = ranks.doubledSumsAbove { 1 - Int(outcomes[$0]) }
        return scores.indices.map { row in
            let group = ranks.groups[row]
            return outcomes[row] == 1
                ? Double(2 * negatives - negativesAbove[group]) / Double(2 * negatives)
                : Double(positivesAbove[group]) / Double(2 * positives)
        }
    }

    private static func mean(_ terms: [Double]) -> Double {
        var sum = FixedPointSum()
        for term in terms { sum.add(term) }
        return sum.value / Double(terms.count)
    }

    private static func varianceOfMean(_ terms: [Double]) -> Double {
        let centre = mean(terms)
        let n = Double(terms.count)
        return mean(terms.map { ($0 - centre) * ($0 - centre) }) / (n - 1)
    }
}
