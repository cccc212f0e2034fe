import Statistics

/// Changes of a score, gathered so that any sharing out of the people gives the same bits.
struct EffectSums: Sendable {
    /// People counted.
    private(set) var count = 0
    private var up = 0
    private var down = 0
    private var minimum = Double.infinity
    private var maximum = -Double.infinity
    private var change = FixedPointSum()
    private var magnitude = FixedPointSum()
    private var square = FixedPointSum()
    private var logOddsCount = 0
    private var logOddsChange = FixedPointSum()
    /// Sums of weights; nil where nobody is weighted.
    private var weights: Weights?
    /// Whether a change was too large for the sums, which are then not reported.
    private var isBeyondRange = false

    private struct Weights: Sendable {
        var all = FixedPointSum()
        var squares = FixedPointSum()
        var up = FixedPointSum()
        var down = FixedPointSum()
        var logOdds = FixedPointSum()
    }

    /// Nobody yet.
    init(isWeighted: Bool) { weights = isWeighted ? Weights() : nil }

    /// Counts the change of one person.
    ///
    /// - Parameters:
    ///   - change: finite.
    ///   - logOddsChange: the same on the log odds; NaN where the score is no probability or is at a bound.
    ///   - weight: positive; ignored where nobody is weighted.
    mutating func add(_ change: Double, logOddsChange: Double, weight: Double) {
        count += 1
        if change > 0 { up += 1 } else if change < 0 { down += 1 }
        minimum = min(minimum, change)
        maximum = max(maximum, change)
        let isWeighted = weights != nil
        let weight = isWeighted ? weight : 1
        let weighted = weight * change
        let square = weighted * change
        guard square < 0x1p39, weighted.magnitude < 0x1p39, weight < 0x1p19 else {
            isBeyondRange = true
            return
        }
        self.change.add(weighted)
        magnitude.add(weighted.magnitude)
        self.square.add(square)
        let hasLogOdds = logOddsChange.isFinite
        if hasLogOdds {
            logOddsCount += 1
            self.logOddsChange.add(weight * logOddsChange)
        }
        guard isWeighted else { return }
        weights?.all.add(weight)
        weights?.squares.add(weight * weight)
        if change > 0 { weights?.up.add(weight) } else if change < 0 { weights?.down.add(weight) }
        if hasLogOdds { weights?.logOdds.add(weight) }
    }

    /// Sums of people without weights, gathered elsewhere.
    struct Unweighted {
        let count: Int
        let up: Int
        let down: Int
        let minimum: Double
        let maximum: Double
        let change: FixedPointSum
        let magnitude: FixedPointSum
        let square: FixedPointSum
        let logOddsCount: Int
        let logOddsChange: FixedPointSum
    }

    /// Adds sums of people without weights: the same bits as one by one.
    mutating func add(_ sums: Unweighted) {
        count += sums.count
        up += sums.up
        down += sums.down
        minimum = min(minimum, sums.minimum)
        maximum = max(maximum, sums.maximum)
        change.merge(sums.change)
        magnitude.merge(sums.magnitude)
        square.merge(sums.square)
        logOddsCount += sums.logOddsCount
        logOddsChange.merge(sums.logOddsChange)
    }

    /// Adds what others have gathered.
    mutating func merge(_ other: EffectSums) {
        count += other.count
        up += other.up
        down += other.down
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        change.merge(other.change)
        magnitude.merge(other.magnitude)
        square.merge(other.square)
        logOddsCount += other.logOddsCount
        logOddsChange.merge(other.logOddsChange)
        isBeyondRange = isBeyondRange || other.isBeyondRange
        if var mine = weights, let theirs = other.weights {
            mine.all.merge(theirs.all)
            mine.squares.merge(theirs.squares)
            mine.up.merge(theirs.up)
            mine.down.merge(theirs.down)
            mine.logOdds.merge(theirs.logOdds)
            weights = mine
        }
    }

    /// The estimates without quantiles.
    func estimate(level: Double) -> ScoreEffect {
        let total = weights?.all.value ?? Double(count)
        guard count > 0, total > 0, !isBeyondRange else {
            return .undefined(because: count == 0 ? .noPeople : .noFiniteResult, count: count)
        }
        let effective = weights.map { total * total / $0.squares.value } ?? Double(count)
        let mean = change.value / total
        let variance = max(0, square.value / total - mean * mean)
        let standardError = (variance / (effective - 1)).squareRoot()
        func share(_ number: Int, _ weight: FixedPointSum?) -> Estimate {
            let share = weight.map { min(1, max(0, $0.value / total)) } ?? Double(number) / total
            return .share(share, effectiveTrials: effective, count: count, level: level)
        }
        let changed = (weights?.up).map { $0.merged(with: weights?.down ?? FixedPointSum()) }
        let zeroWeight = changed.map { weights?.all.subtracting($0) ?? $0 }
        return ScoreEffect(
            mean: Estimate(
                mean,
                interval: .normal(around: mean, standardError: standardError, level: level),
                count: count
            ),
            meanMagnitude: Estimate(magnitude.value / total, count: count),
            rootMeanSquare: Estimate((square.value / total).squareRoot(), count: count),
            minimum: minimum,
            maximum: maximum,
            shareUp: share(up, weights?.up),
            shareZero: share(count - up - down, zeroWeight),
            shareDown: share(down, weights?.down),
            meanLogOdds: logOddsCount == 0
                ? nil
                : Estimate(
                    logOddsChange.value / (weights?.logOdds.value ?? Double(logOddsCount)),
                    count: logOddsCount
                )
        )
    }
}
