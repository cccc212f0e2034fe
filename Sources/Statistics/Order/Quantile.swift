/// Quantiles of a sample.
package enum Quantile {
    /// The type-7 quantile of sorted values: linear between the order statistics around (n - 1) q.
    ///
    /// **Edge cases**: no value gives nil; one value is every quantile of itself.
    ///
    /// - Parameters:
    ///   - probability: in [0, 1]; 0 is the least value, 1 the greatest.
    ///   - sorted: ascending, without NaN.
    /// - Returns: the quantile, nil for an empty sample.
    /// - Precondition: `probability` in [0, 1].
    /// - Complexity: O(1).
    ///
    /// **Source**: Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50
    /// (1996), doi:10.1080/00031305.1996.10473566, definition 7; the default of R and numpy.
    package static func type7(_ probability: Double, ofSorted sorted: [Double]) -> Double? {
        guard let last = sorted.last else { return nil }
        precondition(probability >= 0 && probability <= 1, "a quantile at \(probability)")
        let position = Double(sorted.count - 1) * probability
        let lower = Int(position)
        guard lower + 1 < sorted.count else { return last }
        return interpolate(sorted[lower], sorted[lower + 1], position - Double(lower))
    }

    /// The type-7 quantile of any sample, which is sorted on the way.
    ///
    /// **Edge cases**: NaN values are left out; none left gives nil.
    ///
    /// - Complexity: O(n).
    package static func type7(_ probability: Double, of values: [Double]) -> Double? {
        type7(probability, ofSorted: sorted(values))
    }

    /// The values that are not NaN, ascending.
    ///
    /// - Complexity: O(n).
    package static func sorted(_ values: [Double]) -> [Double] {
        let order = SortOrder(ascending: values)
        return order.rows.prefix(order.orderedCount).map { values[Int($0)] }
    }

    /// Between `low` and `high` at a share of the way, exact at both ends and never outside them.
    package static func interpolate(_ low: Double, _ high: Double, _ share: Double) -> Double {
        let step = high - low
        return share < 0.5 ? low + step * share : high - step * (1 - share)
    }
}
