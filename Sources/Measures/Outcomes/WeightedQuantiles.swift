import Statistics

/// Type-7 quantiles of sorted values, a value of weight w counting as w values.
///
/// With whole weights a quantile is that of the values written out one by one; otherwise the order statistics at
/// 1 + (W - 1) q are looked up in the running sum of the weights.
///
/// **Source**: definition 7 of Hyndman and Fan, doi:10.1080/00031305.1996.10473566; weights as `wtd.quantile` of R's Hmisc.
struct WeightedQuantiles {
    private let values: [Double]
    /// Running sums of the weights; nil where every value weighs 1.
    private let cumulativeWeights: [Double]?
    /// The total weight.
    let total: Double

    /// Quantiles of ascending values.
    init(values: [Double], weights: [Double]) {
        self.values = values
        var sum = CompensatedSum()
        let running = weights.map {
            sum.add($0)
            return sum.value
        }
        cumulativeWeights = running
        total = running.last ?? 0
    }

    /// Quantiles of ascending values that weigh 1 each.
    init(values: [Double]) {
        self.values = values
        cumulativeWeights = nil
        total = Double(values.count)
    }

    /// The quantile at a probability in [0, 1]; nil for no value.
    ///
    /// - Complexity: O(log n).
    func quantile(_ probability: Double) -> Double? {
        guard let last = values.last else { return nil }
        let order = max(0, total - 1) * probability
        let whole = order.rounded(.down)
        let low = value(atOrder: whole + 1) ?? last
        let high = value(atOrder: whole + 2) ?? last
        return Quantile.interpolate(low, high, order - whole)
    }

    /// The value at a place in the order, from 1; nil beyond the last.
    func value(atOrder place: Double) -> Double? {
        guard let cumulativeWeights else {
            let index = Int(max(1, place.rounded(.up))) - 1
            return index < values.count ? values[index] : nil
        }
        let index = PooledScores.firstIndex(below: values.count) { cumulativeWeights[$0] >= place }
        return index < values.count ? values[index] : nil
    }
}
