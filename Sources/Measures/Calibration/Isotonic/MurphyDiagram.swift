import Statistics

/// The mean elementary score at each threshold: which losses a model is good at.
///
/// Every proper score is a mixture of elementary scores, so that a model whose curve lies below another's everywhere is
/// better under all of them. At threshold t a person costs |t - y| if score and outcome lie on different sides of t.
///
/// **Source**: Ehm, Gneiting, Jordan and Krueger, JRSS B 78 (2016), doi:10.1111/rssb.12154; on the scale of
/// model-diagnostics `ElementaryScore`.
package struct MurphyDiagram: Sendable {
    /// The thresholds with the mean elementary score at each; empty for nobody.
    package let points: [(threshold: Double, score: Double)]

    /// The diagram of pooled people.
    ///
    /// A score equal to the threshold lies above it.
    ///
    /// - Complexity: O(pools + thresholds log pools).
    package init(_ pools: PooledScores, thresholds: [Double] = (1..<100).map { Double($0) / 100 }) {
        let total = pools.totals.weight
        guard total > 0 else {
            points = []
            return
        }
        let suffix = SelectionSums(pools)
        points = thresholds.map { threshold in
            let selected = suffix.selected(atLeast: threshold)
            let missed = pools.totals.positiveWeight - selected.positiveWeight
            let wrong = selected.weight - selected.positiveWeight
            return (threshold, (wrong * threshold + missed * (1 - threshold)) / total)
        }
    }
}
