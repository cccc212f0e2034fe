import Statistics

/// Fixed-point sums of weights and of their squares.
struct WeightSums: Equatable, Sendable {
    /// What squares are multiplied by before they are summed, so that they stay within the range of the sums.
    private static let squareUnit = WeightLimits.squareScale * WeightLimits.squareScale

    private(set) var weight = FixedPointSum()
    private(set) var positiveWeight = FixedPointSum()
    private var square = FixedPointSum()
    private var positiveSquare = FixedPointSum()

    /// Sum of the squared weights.
    var squareTotal: Double { square.value / Self.squareUnit }
    /// Sum of the squared weights of those with outcome 1.
    var positiveSquareTotal: Double { positiveSquare.value / Self.squareUnit }

    /// Adds people who weigh `weight` each.
    mutating func add(weight: Double, outcome: UInt8, people: Int = 1) {
        let scaled = weight * WeightLimits.squareScale
        let number = Double(people)
        self.weight.add(weight * number)
        square.add(scaled * scaled * number)
        if outcome == 1 {
            positiveWeight.add(weight * number)
            positiveSquare.add(scaled * scaled * number)
        }
    }

    mutating func merge(_ other: WeightSums) {
        weight.merge(other.weight)
        positiveWeight.merge(other.positiveWeight)
        square.merge(other.square)
        positiveSquare.merge(other.positiveSquare)
    }

    /// The totals of people who weigh this much.
    func totals(count: Int, positiveCount: Int) -> OutcomeTotals {
        OutcomeTotals(
            count: count,
            positiveCount: positiveCount,
            weight: weight.value,
            positiveWeight: positiveWeight.value,
            squaredWeight: squareTotal
        )
    }
}
