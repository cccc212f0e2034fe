import Measures
import Statistics

/// What one core needs for the statistics of a million people with scores and outcomes.
struct StatisticsBenchmarks {
    private let people: ScoredOutcomes
    private let weighted: ScoredOutcomes
    private let groups: [Int32]

    /// People whose outcomes follow their scores, a little distorted; six groups.
    init(count: Int = 1_000_000) throws {
        let random = CounterRandom(seed: 1)
        var scores: [Double] = []
        var outcomes: [Double] = []
        var weights: [Double] = []
        var groups: [Int32] = []
        for person in 0..<UInt64(count) {
            let logit = -1 + 1.5 * random.normal(stream: person, counter: 0)
            scores.append(Double.logistic(logit))
            let truth = Double.logistic(0.2 + 0.8 * logit)
            outcomes.append(random.uniform(stream: person, counter: 1) < truth ? 1 : 0)
            weights.append(0.5 + random.uniform(stream: person, counter: 2))
            groups.append(Int32(random.integer(below: 6, stream: person, counter: 3)))
        }
        var people = ScoredOutcomes(scale: .probability)
        try people.append(scores: scores, outcomes: outcomes)
        var weighted = ScoredOutcomes(scale: .probability)
        try weighted.append(scores: scores, outcomes: outcomes, weights: weights)
        self.people = people
        self.weighted = weighted
        self.groups = groups
    }

    /// Median seconds of processor time of each piece, as lines of a table.
    func table(rounds: Int = 9) -> String {
        let pools = PooledScores(people)
        let weightedPools = PooledScores(weighted)
        let fit = IsotonicFit(pools)
        let work: [(name: String, goal: String, run: () -> Void)] = [
            ("sort and pool", "", { _ = PooledScores(people) }),
            ("sort and pool, weighted", "", { _ = PooledScores(weighted) }),
            (
                "CORP, sort included", "0.08",
                {
                    let pools = PooledScores(people)
                    _ = CORPDecomposition(pools, fit: IsotonicFit(pools))
                }
            ),
            ("CORP, sorted already", "", { _ = CORPDecomposition(pools, fit: IsotonicFit(pools)) }),
            (
                "AUC with DeLong interval, weighted, sort included", "0.06",
                { _ = AreaUnderROC(PooledScores(weighted)) }
            ),
            ("AUC with DeLong interval, weighted, sorted already", "", { _ = AreaUnderROC(weightedPools) }),
            ("smooth ECE, sorted already", "0.02", { _ = SmoothCalibrationError(pools) }),
            ("slope, intercept, in the large, sorted already", "0.05", { _ = CoxCalibration(pools) }),
            (
                "local regression index, sorted already", "",
                { _ = IntegratedCalibrationIndex(localRegression: pools) }
            ),
            ("isotonic index, sorted already", "", { _ = IntegratedCalibrationIndex(isotonic: fit, pools) }),
            ("ECE over 92 binnings, sorted already", "", { _ = CalibrationErrorRange.estimate(pools) }),
            ("all rates of 6 groups with intervals", "0.02", { rates() }),
            ("the whole report, sort included", "0.5", { _ = PooledReport(PooledScores(people)) }),
        ]
        var samples = [[Double]](repeating: [], count: work.count)
        for round in 0...rounds {
            for (index, piece) in work.enumerated() {
                let start = CPUTimer.now
                piece.run()
                if round > 0 { samples[index].append(CPUTimer.now - start) }
            }
        }
        let lines = zip(work, samples).map { piece, seconds in
            let median = Quantile.type7(0.5, of: seconds) ?? 0
            let time = "\((median * 10_000).rounded() / 10_000)"
            return Self.padded(piece.name, 54) + Self.padded(time, 12) + piece.goal
        }
        return ([Self.padded("", 54) + Self.padded("seconds", 12) + "goal"] + lines).joined(separator: "\n")
    }

    private func rates() {
        var decisions = GroupDecisions(groupCount: 6)
        decisions.add(groups: groups, scores: people.scores, outcomes: people.outcomes, cut: 0.5)
        _ = DisparityReport(
            groups: (0..<6).map { ("\($0)", decisions.matrix(of: $0)) },
            overall: decisions.matrix(of: 0..<6)
        )
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
