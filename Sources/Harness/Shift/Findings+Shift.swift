import Results
import Scoring
import Statistics

extension Findings {
    /// The rows of a shift: for every quantity what it was before, what it is after, and the difference.
    init(_ state: ShiftState, of subject: MetricSubject, model: ModelDescriptor, followed: [String]) {
        self.init()
        func add(_ name: String, _ subject: MetricSubject, _ estimate: Estimate, unit: String = "1") {
            metrics.append(
                Metric(
                    name,
                    of: subject,
                    estimate: estimate,
                    unit: unit,
                    direction: .none,
                    classification: .sampled
                )
            )
        }
        let same = Proportion(successes: state.same, trials: state.count)
        add(
            "shift_same_people",
            subject,
            same.share.map { Estimate($0, interval: same.wilsonInterval(), count: state.count) }
                ?? .undefined(because: .noPeople, count: 0)
        )
        add("shift_score_before", subject, state.scoresBefore.mean())
        add("shift_score_after", subject, state.scoresAfter.mean())
        add("shift_score", subject, state.changes.mean())
        add("shift_score_of_others", subject, state.scoresOfOthers.mean())
        if state.unscored > 0 {
            metrics.append(
                Metric(
                    "shift_people_unscored",
                    of: subject,
                    value: .estimate(Double(state.unscored)),
                    unit: "people",
                    direction: .none,
                    classification: .exact
                )
            )
        }
        for (level, name) in model.decision.names.enumerated() {
            var part = subject
            part.level = name
            let pairs = state.pairs(atLevel: level)
            add("shift_level_before", part, Self.share(pairs.both + pairs.secondOnly, of: pairs.count))
            add("shift_level_after", part, Self.share(pairs.both + pairs.firstOnly, of: pairs.count))
            add("shift_level", part, pairs.difference())
        }
        for (index, feature) in followed.enumerated() {
            var part = subject
            part.group = "\(feature)=yes"
            part.level = model.decision.names.last
            let selection = state.selections[index]
            add("shift_selected_group_before", part, selection.before())
            add("shift_selected_group_after", part, selection.after())
            add("shift_selected_group", part, selection.difference())
        }
    }

    private static func share(_ successes: Int, of trials: Int) -> Estimate {
        let proportion = Proportion(successes: successes, trials: trials)
        guard let value = proportion.share else { return .undefined(because: .noPeople, count: 0) }
        return Estimate(value, interval: proportion.wilsonInterval(), count: trials)
    }
}
