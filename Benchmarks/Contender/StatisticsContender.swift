import Foundation
import Measures
import Statistics

/// The statistics of people with a score and an outcome, each from the raw columns: sorting included.
struct StatisticsContender {
    private let plain: ScoredOutcomes
    private let weighted: ScoredOutcomes
    private let groups: [Int32]

    /// Reads a file of little-endian doubles, column after column: scores, outcomes, weights, groups.
    init(path: String, rows: Int) throws {
        let bytes = try Data(contentsOf: URL(filePath: path))
        guard bytes.count == rows * 4 * 8 else {
            throw ContenderError.wrongLength(file: path, expected: rows * 4 * 8)
        }
        func column(_ index: Int) -> [Double] {
            unsafe bytes.withUnsafeBytes { raw in
                (0..<rows).map { row in
                    let bits = unsafe raw.loadUnaligned(
                        fromByteOffset: (index * rows + row) * 8,
                        as: UInt64.self
                    )
                    return Double(bitPattern: UInt64(littleEndian: bits))
                }
            }
        }
        let (scores, outcomes) = (column(0), column(1))
        var plain = ScoredOutcomes(scale: .probability)
        try plain.append(scores: scores, outcomes: outcomes)
        var weighted = ScoredOutcomes(scale: .probability)
        try weighted.append(scores: scores, outcomes: outcomes, weights: column(2))
        self.plain = plain
        self.weighted = weighted
        groups = column(3).map { Int32($0) }
    }

    /// Computes what the line names; answers the times and the numbers.
    func answer(_ line: String) throws -> String {
        let start = ProcessClock.now
        let values: [Double?]
        switch line {
        case "corp":
            let pools = PooledScores(plain)
            let corp = CORPDecomposition(pools, fit: IsotonicFit(pools))
            values = [corp.miscalibration.value, corp.discrimination.value, corp.uncertainty.value]
        case "smooth": values = [SmoothCalibrationError(PooledScores(plain)).estimate.value]
        case "auc": values = [AreaUnderROC(PooledScores(weighted)).estimate.value]
        case "cox":
            let cox = CoxCalibration(PooledScores(plain))
            values = [cox.intercept.value, cox.slope.value]
        case "rates":
            let report = rates()
            values = report.groups.flatMap { [$0.rates[.selection]?.value, $0.rates[.truePositive]?.value] }
        default: throw ContenderError.usage
        }
        let time = ProcessClock.since(start)
        return "\(time) " + values.map { "\($0 ?? .nan)" }.joined(separator: " ")
    }

    /// All rates of all groups with their intervals, of those selected from a score of 0.5.
    private func rates() -> DisparityReport {
        let count = Int((groups.max() ?? -1) + 1)
        var decisions = GroupDecisions(groupCount: count)
        decisions.add(groups: groups, scores: plain.scores, outcomes: plain.outcomes, cut: 0.5)
        return DisparityReport(
            groups: (0..<count).map { ("\($0)", decisions.matrix(of: $0)) },
            overall: decisions.matrix(of: 0..<count)
        )
    }
}
