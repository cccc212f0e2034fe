package import Scoring

extension CounterfactualMeasurement {
    /// People whom a bracketing sample takes.
    private static let sampleSize = 1 << 16
    /// People times contrasts that are kept without brackets: 40 bytes each.
    private static let keptLimit = 1 << 20

    /// Measures a population: a sample first where a capacity over many people asks for one, then everybody.
    ///
    /// - Parameters:
    ///   - people: how many there are.
    ///   - sample: the people of one range, weights and groups are not looked at.
    ///   - pass: folds every block of the population into the empty state of the measurement it is given; called again,
    ///     with wider brackets, where a cut was missed (about one time in ten thousand a contrast).
    /// - Returns: one report a contrast.
    /// - Throws: what `sample` and `pass` throw.
    package func measure(
        people: Int,
        sample: (Range<Int>) throws -> CounterfactualBlock,
        pass: (CounterfactualMeasurement) throws -> CounterfactualState
    ) throws -> [ContrastReport] {
        var measurement = self
        let ranges = sampleRanges(people: people)
        if !ranges.isEmpty {
            var gathered = RankingSample(rankingsOf: self)
            for range in ranges { try add(try sample(range), to: &gathered) }
            measurement = bracketed(by: gathered, people: people)
        }
        while true {
            let state = try pass(measurement)
            guard let wider = measurement.widened(after: state) else { return measurement.report(state) }
            measurement = wider
        }
    }

    /// The ranges of people whose scores bracket the cuts: 64 runs spread evenly; none where everybody is kept.
    package func sampleRanges(people: Int) -> [Range<Int>] {
        guard plan.capacity != nil, people > Self.sampleSize,
            people > Self.keptLimit / max(1, plan.contrasts.count)
        else { return [] }
        let run = Self.sampleSize / 64
        return (0..<64).map { index in
            let start = index * (people - run) / 63
            return start..<(start + run)
        }
    }

    /// Adds the scores of some people to a sample.
    ///
    /// - Throws: what the model throws.
    package func add(_ block: CounterfactualBlock, to sample: inout RankingSample) throws(ScoringError) {
        for (ranking, scored) in try scored(block.people).enumerated() {
            sample.scores[ranking] += scored.scores
        }
        sample.people += block.firstPerson..<(block.firstPerson + block.people.count)
    }

    /// This measurement with the cuts bracketed by a sample of `people` people.
    package func bracketed(by sample: RankingSample, people: Int) -> CounterfactualMeasurement {
        var measurement = self
        let capacity = plan.capacity?.count(of: people) ?? 0
        measurement.brackets = sample.brackets(capacity: capacity, of: people)
        measurement.sampledShifts = plan.contrasts.indices.map { index in
            let rankings = plan.rankings(ofContrast: index)
            return RankShift(
                before: sample.scores[rankings.before],
                after: sample.scores[rankings.after],
                population: people,
                level: plan.settings.confidenceLevel
            )
        }
        return measurement
    }

    /// This measurement with every bracket that missed its cut opened; nil where none did.
    package func widened(after state: CounterfactualState) -> CounterfactualMeasurement? {
        let capacity = plan.capacity?.count(of: state.rankings.first?.people ?? 0) ?? 0
        var measurement = self
        var isWider = false
        for (index, ranking) in state.rankings.enumerated()
        where brackets[index] != .everything && ranking.cut(capacity: capacity) == nil {
            measurement.brackets[index] = .everything
            isWider = true
        }
        return isWider ? measurement : nil
    }
}
