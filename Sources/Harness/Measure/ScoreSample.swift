import Measures
import Populations
import Statistics

/// The rows of a table in the form in which measures take them, recalibrated where that was asked for.
struct ScoreSample {
    let table: ScoredTable
    /// Whether the scores that are measured are probabilities.
    let claimsProbability: Bool
    /// The map that was fitted; nil for none.
    let map: RecalibrationMap?
    let counts: ScoreMeasurementReport.Counts
    private let file: String
    /// The scores that are measured.
    private let scores: [Double]
    /// How many people of each row are measured; nil where all of them are, one a row.
    private let people: [Int]?

    /// The most people whose coins are thrown one by one.
    private static let mostSplit = 1 << 28

    /// Prepares a table; fits the map on the people on its side of the split, and keeps the others.
    ///
    /// - Throws: `HarnessError.measurement`, `.notRecalibrated`.
    init(_ table: ScoredTable, _ request: ScoreMeasurementRequest, file: String) throws(HarnessError) {
        self.table = table
        self.file = file
        let all = table.scores.indices.map { table.counts?[$0] ?? 1 }
        var counts = ScoreMeasurementReport.Counts(rows: all.count, people: 0, unscored: 0, unknown: 0)
        for row in table.scores.indices where (table.weights?[row] ?? 1) > 0 {
            counts.people += all[row]
            if !table.scores[row].isFinite {
                counts.unscored += all[row]
            } else if table.outcomes[row].isNaN {
                counts.unknown += all[row]
            }
        }
        self.counts = counts
        guard let kind = request.recalibration else {
            claimsProbability = request.claimsProbability
            map = nil
            scores = table.scores
            people = table.counts
            return
        }
        guard counts.people <= Self.mostSplit else {
            throw .illegalOption(
                option: "--recalibrate",
                value: kind.rawValue,
                allowed: "at most \(Self.mostSplit) people, here are \(counts.people)"
            )
        }
        let fitting: [Int]
        do {
            fitting = try Self.fittingCounts(table, all, seed: request.seed)
        } catch {
            throw .notRecalibrated(map: kind.rawValue, reason: error.description)
        }
        let scale: ScoreScale = request.claimsProbability ? .probability : .ordinal
        let rows = Array(table.scores.indices)
        let pools = PooledScores(
            try Self.outcomes(table, rows, scores: table.scores, people: fitting, scale, file: file)
        )
        let fitted: RecalibrationMap
        do {
            fitted = try Self.fit(kind, pools, onLogOdds: request.claimsProbability)
        } catch {
            throw .notRecalibrated(map: kind.rawValue, reason: error.reason.description)
        }
        map = fitted
        claimsProbability = true
        scores = table.scores.map { $0.isFinite ? fitted($0) : .nan }
        people = zip(all, fitting).map { $0 - $1 }
    }

    /// Everybody read, those a map was fitted on included.
    var peopleCount: Int { counts.people }

    /// How many people some rows stand for.
    func peopleCount(rows: [Int]) -> Int {
        rows.reduce(0) { $0 + ((table.weights?[$1] ?? 1) > 0 ? table.counts?[$1] ?? 1 : 0) }
    }

    /// The people of some rows, or of all.
    ///
    /// - Throws: `HarnessError.measurement`.
    func people(rows: [Int]?) throws(HarnessError) -> ScoredOutcomes {
        try Self.outcomes(
            table,
            rows,
            scores: scores,
            people: people,
            claimsProbability ? .probability : .ordinal,
            file: file
        )
    }

    /// Calls `body` with every row that has a score, a known outcome, weight and people.
    func forEachKnown(
        _ body: (_ row: Int, _ score: Double, _ outcome: UInt8, _ weight: Double, _ people: Int) -> Void
    ) {
        for row in scores.indices where scores[row].isFinite && !table.outcomes[row].isNaN {
            let outcome: UInt8 = table.outcomes[row] == 1 ? 1 : 0
            body(row, scores[row], outcome, table.weights?[row] ?? 1, people?[row] ?? 1)
        }
    }

    /// How far the scores of some rows are above their outcomes.
    func bias(rows: [Int], level: Double) -> Estimate {
        var bias = FeatureBias()
        for row in rows where scores[row].isFinite && !table.outcomes[row].isNaN {
            bias.add(
                score: scores[row],
                outcome: table.outcomes[row] == 1 ? 1 : 0,
                weight: table.weights?[row] ?? 1,
                people: people?[row] ?? 1
            )
        }
        return bias.result(level: level).bias
    }

    private static func outcomes(
        _ table: ScoredTable,
        _ rows: [Int]?,
        scores: [Double],
        people: [Int]?,
        _ scale: ScoreScale,
        file: String
    ) throws(HarnessError) -> ScoredOutcomes {
        func column<Value>(_ values: [Value]) -> [Value] { rows.map { $0.map { values[$0] } } ?? values }
        var outcomes = ScoredOutcomes(scale: scale)
        do {
            try outcomes.append(
                scores: column(scores),
                outcomes: column(table.outcomes),
                weights: table.weights.map(column),
                counts: people.map(column)
            )
        } catch {
            throw .measurement(
                file: file,
                problem: error.movingRows { index in
                    table.lines[rows?[index] ?? index]
                }
            )
        }
        return outcomes
    }

    /// How many people of each row a map is fitted on.
    ///
    /// People are numbered by what is read of them, so that neither the order of the rows nor the rows that count for nobody
    /// change who is held out; people of whom the same is read can change places.
    private static func fittingCounts(
        _ table: ScoredTable,
        _ people: [Int],
        seed: UInt64
    ) throws(MeasuresError) -> [Int] {
        let split = try HeldOutSplit(seed: seed)
        var counts = [Int](repeating: 0, count: people.count)
        var person: UInt64 = 0
        for row in ContentOrder(table).rows where (table.weights?[row] ?? 1) > 0 {
            for _ in 0..<people[row] {
                if split.isForFitting(person: person) { counts[row] += 1 }
                person += 1
            }
        }
        return counts
    }

    private static func fit(
        _ kind: ScoreMeasurementRequest.Recalibration,
        _ pools: PooledScores,
        onLogOdds: Bool
    ) throws(RecalibrationMap.Unfitted) -> RecalibrationMap {
        switch kind {
        case .platt: try .fittingPlatt(pools, onLogOdds: onLogOdds)
        case .isotonic: try .fittingIsotonic(pools)
        case .beta: try .fittingBeta(pools)
        case .temperature: try .fittingTemperature(pools)
        }
    }
}
