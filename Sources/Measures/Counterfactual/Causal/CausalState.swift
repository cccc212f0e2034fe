import Scoring

/// Total, direct and indirect effects on the people seen; merges with the state of others to the same bits.
package struct CausalState: Sendable {
    var counts = ChangeCounts()
    private var total: ContrastTally
    private var direct: ContrastTally
    private var indirect: ContrastTally

    init(decisionCount: Int?, isWeighted: Bool) {
        let tally = ContrastTally(decisionCount: decisionCount, isWeighted: isWeighted)
        (total, direct, indirect) = (tally, tally, tally)
    }

    /// Adds the state of other people.
    package mutating func merge(_ other: CausalState) {
        counts.merge(other.counts)
        total.merge(other.total)
        direct.merge(other.direct)
        indirect.merge(other.indirect)
    }

    /// Counts one person's four scores.
    mutating func add(
        own: Double,
        total: Double,
        direct: Double,
        indirect: Double,
        cuts: [Double],
        weight: Double
    ) {
        func change(to score: Double) -> ContrastTally.Change {
            ContrastTally.Change(
                score: score - own,
                logOdds: .nan,
                before: DecisionRule.level(of: own, cuts: cuts),
                after: DecisionRule.level(of: score, cuts: cuts),
                isNear: false,
                weight: weight
            )
        }
        guard [own, total, direct, indirect].allSatisfy(\.isFinite) else { return }
        self.total.add(change(to: total))
        self.direct.add(change(to: direct))
        self.indirect.add(change(to: indirect))
    }

    /// The estimates.
    package func report(level: Double = 0.95) -> CausalReport {
        func part(_ tally: ContrastTally) -> CausalReport.Part {
            CausalReport.Part(
                effect: tally.effect.estimate(level: level),
                decisions: tally.decisions?.estimate(level: level)
            )
        }
        return CausalReport(
            counts: counts,
            total: part(total),
            direct: part(direct),
            indirect: part(indirect)
        )
    }
}
