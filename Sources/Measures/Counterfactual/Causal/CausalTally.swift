import Scoring

/// Total, direct and indirect effects on some people.
struct CausalTally: Sendable {
    /// One person's scores: as she is, and by each way.
    struct Scores {
        let own: Double
        let total: Double
        let direct: Double
        let indirect: Double
    }

    var counts = ChangeCounts()
    private var total: ContrastTally
    private var direct: ContrastTally
    private var indirect: ContrastTally

    init(decisionCount: Int?, isWeighted: Bool) {
        let tally = ContrastTally(decisionCount: decisionCount, isWeighted: isWeighted)
        (total, direct, indirect) = (tally, tally, tally)
    }

    /// Adds the tally of other people.
    mutating func merge(_ other: CausalTally) {
        counts.merge(other.counts)
        total.merge(other.total)
        direct.merge(other.direct)
        indirect.merge(other.indirect)
    }

    /// Counts one person.
    mutating func add(_ scores: Scores, _ status: ChangeStatus, cuts: [Double], weight: Double) {
        counts.add(status)
        guard status == .changed else { return }
        func change(to score: Double) -> ContrastTally.Change {
            ContrastTally.Change(
                score: score - scores.own,
                logOdds: .nan,
                before: DecisionRule.level(of: scores.own, cuts: cuts),
                after: DecisionRule.level(of: score, cuts: cuts),
                isNear: false,
                weight: weight
            )
        }
        guard [scores.own, scores.total, scores.direct, scores.indirect].allSatisfy(\.isFinite) else {
            return
        }
        total.add(change(to: scores.total))
        direct.add(change(to: scores.direct))
        indirect.add(change(to: scores.indirect))
    }

    /// The estimates.
    func estimate(level: Double) -> CausalReport.Effect {
        func part(_ tally: ContrastTally) -> CausalReport.Part {
            CausalReport.Part(
                effect: tally.effect.estimate(level: level),
                decisions: tally.decisions?.estimate(level: level)
            )
        }
        return CausalReport.Effect(
            counts: counts,
            total: part(total),
            direct: part(direct),
            indirect: part(indirect)
        )
    }
}
