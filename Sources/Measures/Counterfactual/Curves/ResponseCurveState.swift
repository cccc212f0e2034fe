/// Response curves of the people seen; merges with the state of others in any order to the same bits.
package struct ResponseCurveState: Sendable {
    /// People with at least one legal point.
    private(set) var people = 0
    var means: [WeightedMean]
    private(set) var falling = StepTally()
    private(set) var rising = StepTally()
    private(set) var range = WeightedMean()
    private(set) var endToEnd = WeightedMean()

    init(points: Int) { means = [WeightedMean](repeating: WeightedMean(), count: points) }

    /// Adds the state of other people.
    package mutating func merge(_ other: ResponseCurveState) {
        people += other.people
        for point in means.indices { means[point].merge(other.means[point]) }
        falling.merge(other.falling)
        rising.merge(other.rising)
        range.merge(other.range)
        endToEnd.merge(other.endToEnd)
    }

    /// Counts one step of one person.
    mutating func add(_ step: CurveBlock.Step, of person: Int) {
        let witness = StepTally.Witness(
            person: person,
            from: step.from,
            to: step.to,
            size: abs(step.change)
        )
        if step.change < 0 { falling.add(witness) } else { rising.add(witness) }
    }

    /// Counts one whole curve.
    mutating func add(_ curves: CurveBlock, person: Int, weight: Double) {
        people += 1
        if curves.hasFallen[person] { falling.people += 1 }
        if curves.hasRisen[person] { rising.people += 1 }
        range.add(curves.highest[person] - curves.lowest[person], weight: weight)
        endToEnd.add(curves.last[person] - curves.first[person], weight: weight)
    }
}

/// Steps of curves in one direction.
struct StepTally: Sendable {
    /// One person's step, by its points.
    struct Witness: Sendable {
        let person: Int
        let from: Int
        let to: Int
        let size: Double
    }

    /// People with such a step.
    var people = 0
    /// Such steps.
    private(set) var steps = 0
    /// The largest; of equals that of the first person, and of that one's the first.
    private(set) var largest: Witness?

    /// Counts one step.
    mutating func add(_ step: Witness) {
        steps += 1
        keepLarger(step)
    }

    /// Adds what another tally has counted.
    mutating func merge(_ other: StepTally) {
        people += other.people
        steps += other.steps
        if let step = other.largest { keepLarger(step) }
    }

    /// For a report: with the values of the grid in place of its points.
    func report(grid: CurveGrid) -> CurveSteps {
        CurveSteps(
            people: people,
            steps: steps,
            largest: largest.map {
                StepWitness(
                    person: $0.person,
                    from: grid.values[$0.from],
                    to: grid.values[$0.to],
                    size: $0.size
                )
            }
        )
    }

    private mutating func keepLarger(_ step: Witness) {
        guard let largest else {
            largest = step
            return
        }
        let isBetter =
            (step.size, -step.person, -step.from) > (largest.size, -largest.person, -largest.from)
        if isBetter { self.largest = step }
    }
}
