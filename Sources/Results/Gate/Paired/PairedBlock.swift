import Foundation
import Statistics

/// What one block of a paired measurement found: the cost of each arm's turns, the lower the better.
///
/// The turns of an arm come in pairs, one pair a round. A processor that is shared changes its speed within milliseconds
/// and for seconds: what the arms of one round met is alike, what those of different rounds met is not. So ratios are
/// taken within a round, and a block counts as the median of its rounds.
package struct PairedBlock: Codable, Equatable, Sendable {
    /// Seconds of processor time a row of the old code, one number a turn, two a round.
    package var baseline: [Double]
    /// The same of the new code.
    package var current: [Double]
    /// The same of the copy of the old code.
    package var null: [Double]
    /// The share of time in which some program waited for a processor while the block ran.
    package var pressure: Double?
    /// The share of processor time that the hypervisor gave to others while the block ran.
    package var stolen: Double?

    /// A block.
    package init(
        baseline: [Double],
        current: [Double],
        null: [Double],
        pressure: Double? = nil,
        stolen: Double? = nil
    ) {
        self.baseline = baseline
        self.current = current
        self.null = null
        self.pressure = pressure
        self.stolen = stolen
    }

    /// The logarithm of how much more the new code costs, the median over the rounds; nil where a turn gave no positive
    /// number.
    package var logRatio: Double? {
        Self.logRatio(current, baseline)
    }

    /// The same of the copy of the old code: noise.
    package var nullLogRatio: Double? {
        Self.logRatio(null, baseline)
    }

    /// What a row of the new code cost, the median over the turns; nil without any.
    package var currentCost: Double? {
        Quantile.type7(0.5, ofSorted: current.sorted())
    }

    private static func logRatio(_ arm: [Double], _ reference: [Double]) -> Double? {
        guard arm.count == reference.count, let logs = roundLogs(arm), let references = roundLogs(reference)
        else { return nil }
        return Quantile.type7(0.5, ofSorted: zip(logs, references).map { $0 - $1 }.sorted())
    }

    /// The mean logarithm of each round; nil where a cost has none.
    private static func roundLogs(_ costs: [Double]) -> [Double]? {
        guard costs.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        return stride(from: 0, to: costs.count, by: turnsOfRound).map { start in
            let round = costs[start..<min(start + turnsOfRound, costs.count)]
            return round.reduce(0) { $0 + log($1) } / Double(round.count)
        }
    }

    /// Turns of one arm in one round.
    private static let turnsOfRound = 2
}
