import Statistics

/// What a permitted set makes of one group of people, or of all.
struct SetTally: Sendable {
    private(set) var people = 0
    private var range = FixedPointSum()
    private var squaredRange = FixedPointSum()
    private var largest = 0.0
    private(set) var dependent = 0
    private(set) var spanningTwo = 0
    private var interaction = FixedPointSum()
    private var squaredInteraction = FixedPointSum()
    private var interacting = 0
    private var isBeyondRange = false
    private var weights: Weights?

    private struct Weights: Sendable {
        var all = FixedPointSum()
        var squares = FixedPointSum()
        var dependent = FixedPointSum()
        var spanningTwo = FixedPointSum()
        var interacting = FixedPointSum()
    }

    init(isWeighted: Bool) { weights = isWeighted ? Weights() : nil }

    /// Scores and decisions of one person over the set.
    struct Span {
        /// Greatest less least score.
        let range: Double
        /// Highest less lowest decision.
        let steps: Int
        /// f11 - f10 - f01 + f00 of two binary features; NaN where a combination is not legal.
        let interaction: Double
        let weight: Double
    }

    /// Counts one person.
    mutating func add(_ span: Span) {
        let weight = weights == nil ? 1 : span.weight
        people += 1
        largest = max(largest, span.range)
        if span.steps > 0 { dependent += 1 }
        if span.steps > 1 { spanningTwo += 1 }
        guard weight * span.range * span.range < 0x1p36, weight * span.range < 0x1p36 else {
            isBeyondRange = true
            return
        }
        range.add(weight * span.range)
        squaredRange.add(weight * span.range * span.range)
        if !span.interaction.isNaN {
            interacting += 1
            interaction.add(weight * span.interaction)
            squaredInteraction.add(weight * span.interaction * span.interaction)
            weights?.interacting.add(weight)
        }
        weights?.all.add(weight)
        weights?.squares.add(weight * weight)
        if span.steps > 0 { weights?.dependent.add(weight) }
        if span.steps > 1 { weights?.spanningTwo.add(weight) }
    }

    /// Adds what another tally has counted.
    mutating func merge(_ other: SetTally) {
        people += other.people
        range.merge(other.range)
        squaredRange.merge(other.squaredRange)
        largest = max(largest, other.largest)
        dependent += other.dependent
        spanningTwo += other.spanningTwo
        interaction.merge(other.interaction)
        squaredInteraction.merge(other.squaredInteraction)
        interacting += other.interacting
        isBeyondRange = isBeyondRange || other.isBeyondRange
        if var mine = weights, let theirs = other.weights {
            mine.all.merge(theirs.all)
            mine.squares.merge(theirs.squares)
            mine.dependent.merge(theirs.dependent)
            mine.spanningTwo.merge(theirs.spanningTwo)
            mine.interacting.merge(theirs.interacting)
            weights = mine
        }
    }

    /// The estimates.
    func estimate(hasDecisions: Bool, level: Double) -> SetEffect {
        let total = weights?.all.value ?? Double(people)
        guard people > 0, total > 0, !isBeyondRange else {
            let none = Estimate.undefined(because: people == 0 ? .noPeople : .noFiniteResult, count: people)
            return SetEffect(
                people: people,
                meanRange: none,
                largestRange: largest,
                dependent: hasDecisions ? none : nil,
                spanningTwo: hasDecisions ? none : nil,
                meanInteraction: nil
            )
        }
        let effective = weights.map { total * total / $0.squares.value } ?? total
        func mean(_ sum: FixedPointSum, _ squares: FixedPointSum, over total: Double, count: Int) -> Estimate
        {
            let mean = sum.value / total
            let variance = max(0, squares.value / total - mean * mean)
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
        func share(_ count: Int, _ weight: FixedPointSum?) -> Estimate? {
            guard hasDecisions else { return nil }
            let part = weight?.value ?? Double(count)
            return .share(
                min(1, max(0, part / total)),
                effectiveTrials: effective,
                count: people,
                level: level
            )
        }
        return SetEffect(
            people: people,
            meanRange: mean(range, squaredRange, over: total, count: people),
            largestRange: largest,
            dependent: share(dependent, weights?.dependent),
            spanningTwo: share(spanningTwo, weights?.spanningTwo),
            meanInteraction: interacting == 0
                ? nil
                : mean(
                    interaction,
                    squaredInteraction,
                    over: weights?.interacting.value ?? Double(interacting),
                    count: interacting
                )
        )
    }
}
