import Scoring
import Statistics

/// One block of people as an intervention leaves them: scores and what follows from them.
struct ScoredPeople: Sendable {
    /// What the intervention came to for each person; nil for people as they are.
    let statuses: [ChangeStatus]?
    /// The deciding score; may be NaN or infinite.
    let scores: [Double]
    /// The log odds of a probability, NaN where it is at a bound; empty where the score is no probability.
    let logOdds: [Double]
    /// The decision of each person; empty where it depends on everybody's scores.
    let decisions: [UInt8]
    /// 1 for each score near a cut, else 0; empty until somebody asks.
    private(set) var isNear: [UInt8] = []
    /// The bins of the scores; nil until somebody asks.
    private(set) var bins: BinnedColumn?

    /// Takes the decisions and log odds of scores.
    init(
        statuses: [ChangeStatus]?,
        scores: [Double],
        cuts: [Double]?,
        isProbability: Bool,
        logOdds known: [Double]? = nil
    ) {
        self.statuses = statuses
        self.scores = scores
        logOdds =
            isProbability
            ? known
                ?? scores.map { score in
                    let logit = Double.logit(score)
                    return logit.isFinite ? logit : .nan
                } : []
        decisions = cuts.map { ScoreColumn.levels(of: scores, cuts: $0) } ?? []
    }

    /// The same people and scores after an intervention that changed nobody.
    func with(statuses: [ChangeStatus]) -> ScoredPeople {
        var people = ScoredPeople(
            statuses: statuses,
            scores: scores,
            logOdds: logOdds,
            decisions: decisions
        )
        people.isNear = isNear
        people.bins = bins
        return people
    }

    private init(statuses: [ChangeStatus]?, scores: [Double], logOdds: [Double], decisions: [UInt8]) {
        self.statuses = statuses
        self.scores = scores
        self.logOdds = logOdds
        self.decisions = decisions
    }

    /// Finds out whose score is near a cut, if that is not known.
    mutating func findNear(cuts: [Double], band: Double) {
        guard isNear.isEmpty, !decisions.isEmpty else { return }
        isNear = ScoreColumn.near(scores, cuts: cuts, band: band)
    }

    /// Finds the bins of the scores, if they are not known.
    mutating func findBins() {
        if bins == nil { bins = BinnedColumn(scores, layout: .scores) }
    }

    /// What the intervention came to for one person.
    @inline(__always)
    func status(of person: Int) -> ChangeStatus { statuses.map { $0[person] } ?? .unchanged }
}
