import Statistics

/// A weighted mean with its interval, from sums that merge to the same bits in any order.
struct WeightedMean: Sendable {
    private(set) var count = 0
    private var sum = FixedPointSum()
    private var square = FixedPointSum()
    private var weight = FixedPointSum()
    private var squaredWeight = FixedPointSum()
    private var isBeyondRange = false

    /// Counts one value.
    mutating func add(_ value: Double, weight: Double = 1) {
        count += 1
        let square = weight * value * value
        guard square < 0x1p39, (weight * value).magnitude < 0x1p39, weight < 0x1p19 else {
            isBeyondRange = true
            return
        }
        sum.add(weight * value)
        self.square.add(square)
        self.weight.add(weight)
        squaredWeight.add(weight * weight)
    }

    /// Adds what another mean has counted.
    mutating func merge(_ other: WeightedMean) {
        count += other.count
        sum.merge(other.sum)
        square.merge(other.square)
        weight.merge(other.weight)
        squaredWeight.merge(other.squaredWeight)
        isBeyondRange = isBeyondRange || other.isBeyondRange
    }

    /// The mean of the squared distances from the mean.
    var variance: Double {
        let total = weight.value
        let mean = sum.value / total
        return max(0, square.value / total - mean * mean)
    }

    /// The mean with its normal interval over the effective number of people.
    func estimate(level: Double) -> Estimate {
        let total = weight.value
        guard count > 0, total > 0, !isBeyondRange else {
            return .undefined(because: count == 0 ? .noPeople : .noFiniteResult, count: count)
        }
        let effective = total * total / squaredWeight.value
        let mean = sum.value / total
        return Estimate(
            mean,
            interval: .normal(
                around: mean,
                standardError: (variance / (effective - 1)).squareRoot(),
                level: level
            ),
            count: count
        )
    }
}
