import DenseMatrix
package import Scoring
import Statistics

/// Accumulated local effects: what the score gains over the range of a feature, among people who have such values.
///
/// Unlike partial dependence it never asks for combinations that nobody has: a person only moves to the two ends of the
/// bin that holds its own value. Local means are accumulated and centred by the count-weighted mean of the bins' ends.
///
/// **Edge cases**: people whose value is missing are left out and counted. Rules between features are not asked: a
/// person moves within one bin. A bin of nobody contributes 0.
///
/// **Source**: Apley and Zhu, "Visualizing the effects of predictor variables in black box supervised learning models",
/// JRSS B 82 (2020), doi:10.1111/rssb.12377; tested against alibi 0.9.6.
package struct AccumulatedEffectsMeasurement: Sendable {
    /// The feature.
    package let feature: Int
    /// The ends of the bins, rising; bin k is (edges[k], edges[k + 1]], the first with its lower end.
    package let edges: [Double]
    private let model: any ScoringModel
    private let output: Int

    /// A measurement over given bins.
    ///
    /// - Throws: `ScoringError.illegalChange` for a feature whose values have no order, or fewer than two edges;
    ///   `.illegalValue` for edges that do not rise.
    package init(
        model: any ScoringModel,
        feature: Int,
        edges: [Double],
        output: Int? = nil
    ) throws(ScoringError) {
        let description = model.descriptor.schema.features[feature]
        if case .categorical = description.kind {
            throw .illegalChange(
                feature: description.name,
                change: "accumulated effects",
                reason: "its levels have no order"
            )
        }
        guard edges.count > 1 else {
            throw .illegalChange(
                feature: description.name,
                change: "accumulated effects",
                reason: "everybody has the same value"
            )
        }
        for (low, high) in zip(edges, edges.dropFirst()) where !(low < high) {
            throw .illegalValue(feature: description.name, value: high, allowed: "edges that rise")
        }
        self.model = model
        self.feature = feature
        self.edges = edges
        self.output = output ?? model.descriptor.decision.output
    }

    /// Edges that hold as many people each: type-7 quantiles, those that coincide merged; whole numbers for a count.
    package static func edges(ofValues values: [Double], bins: Int, kind: FeatureKind) -> [Double] {
        let sorted = Quantile.sorted(values)
        var edges: [Double] = []
        for bin in 0...bins {
            guard var edge = Quantile.type7(Double(bin) / Double(bins), ofSorted: sorted) else { return [] }
            if case .continuous = kind {} else { edge = edge.rounded() }
            if edges.last.map({ $0 < edge }) ?? true { edges.append(edge) }
        }
        return edges
    }

    /// A state that has seen nobody.
    package var emptyState: AccumulatedEffectsState { AccumulatedEffectsState(bins: edges.count - 1) }

    /// Moves a block of people to the ends of their bins.
    ///
    /// - Throws: what the model throws.
    /// - Complexity: O(people x scoring).
    package func add(
        _ block: CounterfactualBlock,
        to state: inout AccumulatedEffectsState
    ) throws(ScoringError) {
        guard block.people.count > 0 else { return }
        let values = block.people.values(ofFeature: feature)
        let bins = values.map(bin(of:))
        let low = try scores(of: block.people, moving: values, to: bins.map { $0.map { edges[$0] } })
        let high = try scores(of: block.people, moving: values, to: bins.map { $0.map { edges[$0 + 1] } })
        for (person, bin) in bins.enumerated() {
            let change = high[person] - low[person]
            guard let bin, change.isFinite else {
                state.unused += 1
                continue
            }
            let weight = block.weights?[person] ?? 1
            if weight > 0 { state.changes[bin].add(change, weight: weight) }
        }
    }

    /// The accumulated effects.
    package func report(_ state: AccumulatedEffectsState, level: Double = 0.95) -> AccumulatedEffects {
        var accumulated = [0.0]
        var centre = 0.0
        var total = 0.0
        for change in state.changes {
            let before = accumulated.last ?? 0
            let after = before + (change.estimate(level: level).value ?? 0)
            accumulated.append(after)
            centre += Double(change.count) * (before + after) / 2
            total += Double(change.count)
        }
        centre = total > 0 ? centre / total : 0
        return AccumulatedEffects(
            feature: feature,
            edges: edges,
            effects: total > 0 ? accumulated.map { $0 - centre } : [],
            constant: centre,
            local: state.changes.map { $0.estimate(level: level) },
            unused: state.unused
        )
    }

    /// The bin of a value, an outer one beyond the edges; nil where the value is missing.
    private func bin(of value: Double) -> Int? {
        if value.isNaN { return nil }
        var low = 0
        var high = edges.count
        while low < high {
            let middle = (low + high) / 2
            if edges[middle] < value { low = middle + 1 } else { high = middle }
        }
        return min(max(low - 1, 0), edges.count - 2)
    }

    private func scores(
        of people: People,
        moving values: [Double],
        to ends: [Double?]
    ) throws(ScoringError) -> [Double] {
        let moved = try people.replacing(feature: feature, with: zip(values, ends).map { $1 ?? $0 })
        let column = try model.scores(of: moved).column(output)
        let span = column.span
        return span.indices.map { span[$0] }
    }
}
