import Statistics

/// Mean and variance of numbers, the same bits in any order of adding and merging.
struct ScoreMoments: Equatable, Sendable {
    /// The largest number that is taken; its square still fits the sums.
    static let largest = 0x1p18

    private(set) var count = 0
    private var sum = FixedPointSum()
    private var squares = FixedPointSum()

    /// Takes one number, which is at most `largest` in magnitude.
    mutating func add(_ value: Double) {
        count += 1
        sum.add(value)
        squares.add(value * value)
    }

    /// Takes over what another gathered.
    mutating func merge(_ other: ScoreMoments) {
        count += other.count
        sum.merge(other.sum)
        squares.merge(other.squares)
    }

    /// The mean with its normal interval; undefined for nobody, without interval for one.
    func mean(level: Double = 0.95) -> Estimate {
        guard count > 0 else { return .undefined(because: .noPeople, count: 0) }
        let n = Double(count)
        let mean = sum.value / n
        guard count > 1 else { return Estimate(mean, count: count) }
        let variance = max(0, squares.value / n - mean * mean) * n / (n - 1)
        let error = (variance / n).squareRoot()
        return Estimate(
            mean,
            interval: .normal(around: mean, standardError: error, level: level),
            count: count
        )
    }
}
