/// How probabilities are cut into bins.
package enum Binning: Equatable, Sendable {
    /// Equal widths; bin b holds [b/B, (b+1)/B), the last one also 1: b = min(B - 1, floor(B p)).
    case uniform(count: Int)
    /// Equal widths; bin b holds (b/B, (b+1)/B], the first one also 0, as scikit-learn does.
    case uniformRightClosed(count: Int)
    /// Edges at the type-7 quantiles k/B of the scores, bins closed on the right; bins that no score can be in vanish.
    case quantile(count: Int)
    /// As many people in each bin as can be, in the order of the scores; cuts lie midway between neighbours.
    case equalCounts(count: Int)

    /// How many bins were asked for.
    package var count: Int {
        switch self {
        case .uniform(let count), .uniformRightClosed(let count), .quantile(let count),
            .equalCounts(let count):
            count
        }
    }

    /// The name in results, as in `uniform_10`.
    package var name: String {
        switch self {
        case .uniform(let count): "uniform_\(count)"
        case .uniformRightClosed(let count): "uniform_right_closed_\(count)"
        case .quantile(let count): "quantile_\(count)"
        case .equalCounts(let count): "equal_counts_\(count)"
        }
    }
}
