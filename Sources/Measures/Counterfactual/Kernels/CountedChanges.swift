import CKernels
import Scoring
import Statistics

/// One contrast over a block of people: who counts, and the sums of their changes.
struct CountedChanges {
    /// People whom the kernel takes together.
    private static let batchSize = 512
    /// Most levels that it tells apart.
    private static let mostLevels = 11

    /// 1 for people whom the contrast changes and who have scores before and after, else 0.
    let counted: [UInt8]
    /// What the contrast came to for everybody.
    let counts: ChangeCounts
    /// People whom it changes but who have no score before or after.
    let unscored: Int

    private let before: ScoredPeople
    private let after: ScoredPeople

    /// Finds out who counts.
    ///
    /// - Parameters:
    ///   - before: the people as one intervention leaves them, or as they are.
    ///   - after: the same people as another leaves them.
    init(before: ScoredPeople, after: ScoredPeople) {
        self.before = before
        self.after = after
        let people = before.scores.count
        var totals = [Int64](repeating: 0, count: ChangeStatus.allCases.count)
        var unscored = 0
        counted = unsafe [UInt8](unsafeUninitializedCapacity: people) { buffer, initialized in
            initialized = people
            guard let base = buffer.baseAddress else { return }
            unscored = unsafe Self.withBytes(before.statuses) { first in
                unsafe Self.withBytes(after.statuses) { second in
                    unsafe ek_join_statuses(
                        first,
                        second,
                        before.scores,
                        after.scores,
                        people,
                        base,
                        &totals
                    )
                }
            }
        }
        self.unscored = unscored
        var counts = ChangeCounts()
        for status in ChangeStatus.allCases { counts.add(status, people: Int(totals[Int(status.rawValue)])) }
        self.counts = counts
    }

    /// Statuses as bytes: the cases of the enumeration stand in the order of their numbers.
    private static func withBytes<Result>(
        _ statuses: [ChangeStatus]?,
        _ body: (UnsafePointer<UInt8>?) -> Result
    ) -> Result {
        guard let statuses else { return body(nil) }
        return unsafe statuses.withUnsafeBytes { bytes in
            unsafe body(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Adds the changes of the people who count to the tally of their cell.
    ///
    /// - Parameters:
    ///   - order: the people by cells; nil where all are of one cell.
    ///   - run: which of them, as places in that order.
    ///   - tally: the tally of their cell.
    func add(_ order: [Int32]?, _ run: Range<Int>, to tally: inout ContrastTally) {
        let levels = tally.decisions?.levels ?? 0
        guard levels <= Self.mostLevels else { return addEach(order, run, to: &tally) }
        var moves = [Int64](repeating: 0, count: max(1, 2 * levels * levels))
        var sums = ek_change_sums()
        sums.least = .infinity
        sums.greatest = -.infinity
        var start = run.lowerBound
        while start < run.upperBound {
            start += sum(order, start..<run.upperBound, levels: levels, &sums, &moves)
            // A batch that leaves the range of the sums is added one by one: these say what is beyond it.
            let end = min(run.upperBound, start + Self.batchSize)
            addEach(order, start..<end, to: &tally)
            start = end
        }
        tally.add(sums, moves: moves)
    }

    private func addEach(_ order: [Int32]?, _ run: Range<Int>, to tally: inout ContrastTally) {
        for place in run {
            let person = order.map { Int($0[place]) } ?? place
            if counted[person] == 1 { tally.add(change(of: person)) }
        }
    }

    private func sum(
        _ order: [Int32]?,
        _ run: Range<Int>,
        levels: Int,
        _ sums: inout ek_change_sums,
        _ moves: inout [Int64]
    ) -> Int {
        unsafe before.scores.withUnsafeBufferPointer { own in
            unsafe after.scores.withUnsafeBufferPointer { other in
                unsafe before.logOdds.withUnsafeBufferPointer { ownOdds in
                    unsafe after.logOdds.withUnsafeBufferPointer { otherOdds in
                        unsafe before.decisions.withUnsafeBufferPointer { ownLevels in
                            unsafe after.decisions.withUnsafeBufferPointer { otherLevels in
                                unsafe before.isNear.withUnsafeBufferPointer { near in
                                    unsafe counted.withUnsafeBufferPointer { counted in
                                        guard let first = own.baseAddress, let second = other.baseAddress,
                                            let counts = counted.baseAddress
                                        else { return run.count }
                                        var changes = unsafe ek_changes(
                                            before: first,
                                            after: second,
                                            odds_before: ownOdds.isEmpty ? nil : ownOdds.baseAddress,
                                            odds_after: otherOdds.isEmpty ? nil : otherOdds.baseAddress,
                                            levels_before: levels == 0 ? nil : ownLevels.baseAddress,
                                            levels_after: levels == 0 ? nil : otherLevels.baseAddress,
                                            near: near.baseAddress,
                                            counted: counts,
                                            levels: Int32(levels)
                                        )
                                        return unsafe ek_sum_changes(
                                            &changes,
                                            order,
                                            run.lowerBound,
                                            run.count,
                                            &sums,
                                            &moves
                                        )
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The change of one person, without a weight.
    func change(of person: Int, weight: Double = 1) -> ContrastTally.Change {
        let logOdds = before.logOdds.isEmpty ? .nan : after.logOdds[person] - before.logOdds[person]
        return ContrastTally.Change(
            score: after.scores[person] - before.scores[person],
            logOdds: logOdds.magnitude < 0x1p38 ? logOdds : .nan,
            before: before.decisions.isEmpty ? 0 : Int(before.decisions[person]),
            after: after.decisions.isEmpty ? 0 : Int(after.decisions[person]),
            isNear: before.isNear.isEmpty ? false : before.isNear[person] == 1,
            weight: weight
        )
    }
}

extension ContrastTally {
    /// Adds sums of people without weights.
    fileprivate mutating func add(_ sums: ek_change_sums, moves: [Int64]) {
        guard sums.count > 0 else { return }
        addUnweighted(
            EffectSums.Unweighted(
                count: Int(sums.count),
                up: Int(sums.up),
                down: Int(sums.down),
                minimum: sums.least,
                maximum: sums.greatest,
                change: FixedPointSum(sums.change),
                magnitude: FixedPointSum(sums.magnitude),
                square: FixedPointSum(sums.square),
                logOddsCount: Int(sums.odds_count),
                logOddsChange: FixedPointSum(sums.odds)
            ),
            moves: moves.map { Int($0) }
        )
    }
}

extension FixedPointSum {
    fileprivate init(_ limbs: ek_fixed_sum) {
        self.init(high: limbs.high, middle: limbs.middle, low: limbs.low)
    }
}
