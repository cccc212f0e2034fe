import Measures
import Scoring

/// What a run says about people who belong to a group of each of two groupings, as women under 26.
///
/// **Bounds**: of the pairs of groupings, those of at most `mostGroups` groups together, the first `mostPairs` of them in the
/// order of the schema; the others are counted. Per person one counter a pair and cut, and two sums a pair.
///
/// Decisions are counted where cuts decide: whom a capacity selects is known only when everybody is.
struct GroupIntersections: Sendable {
    /// Two groupings together.
    struct Pair: Sendable {
        /// The numbers of the two groupings.
        let first: Int
        let second: Int
        /// Both names, and the labels of each group of the one with each of the other.
        let grouping: Grouping
        /// The number of the first of its groups in the sweep.
        let sweepStart: Int
        /// How many groups the second grouping has.
        let width: Int
    }

    /// How many pairs are looked at.
    static let mostPairs = 10
    /// How many groups a pair may have.
    static let mostGroups = 64

    /// The pairs.
    let pairs: [Pair]
    /// How many pairs are left out.
    let leftOutCount: Int
    /// For each pair the decisions at each cut.
    private(set) var decisions: [[GroupDecisions]]
    /// Calibration in every cell of groups, single and pairs, and tenths of the score; nil where scores are no probabilities.
    private(set) var sweep: Multicalibration?
    private let sweepStarts: [Int]

    /// A state that has seen nobody.
    init(_ groupings: [Grouping], cuts: Int, claimsProbability: Bool) {
        var names: [String] = []
        var starts: [Int] = []
        for grouping in groupings {
            starts.append(names.count)
            names += grouping.labels.map { "\(grouping.name) = \($0)" }
        }
        var pairs: [Pair] = []
        var leftOut = 0
        for first in groupings.indices {
            for second in groupings.indices where second > first {
                let (one, other) = (groupings[first], groupings[second])
                let size = one.labels.count * other.labels.count
                guard size <= Self.mostGroups, pairs.count < Self.mostPairs else {
                    leftOut += 1
                    continue
                }
                let labels = one.labels.flatMap { left in other.labels.map { "\(left), \($0)" } }
                let name = "\(one.name) x \(other.name)"
                pairs.append(
                    Pair(
                        first: first,
                        second: second,
                        grouping: Grouping(name: name, labels: labels),
                        sweepStart: names.count,
                        width: other.labels.count
                    )
                )
                names += labels.map { "\(name) = \($0)" }
            }
        }
        self.pairs = pairs
        leftOutCount = leftOut
        sweepStarts = starts
        decisions = pairs.map { pair in
            (0..<cuts).map { _ in GroupDecisions(groupCount: pair.grouping.labels.count) }
        }
        sweep = claimsProbability && !names.isEmpty ? Multicalibration(groups: names) : nil
    }

    /// Adds one person.
    ///
    /// - Parameters:
    ///   - score: the deciding score, finite.
    ///   - level: how many cuts it reaches.
    ///   - outcome: 0, 1, or NaN where not known.
    ///   - groups: for each grouping the group, below 0 for none.
    mutating func add(score: Double, level: Int, outcome: Double, groups: (Int) -> Int) {
        var members: [Int] = []
        let isSwept = sweep != nil && !outcome.isNaN
        if isSwept {
            for (grouping, start) in sweepStarts.enumerated() where groups(grouping) >= 0 {
                members.append(start + groups(grouping))
            }
        }
        for (index, pair) in pairs.enumerated() {
            let (first, second) = (groups(pair.first), groups(pair.second))
            guard first >= 0, second >= 0 else { continue }
            let group = first * pair.width + second
            for cut in decisions[index].indices {
                decisions[index][cut].add(group: group, isSelected: level > cut, outcome: outcome)
            }
            if isSwept { members.append(pair.sweepStart + group) }
        }
        if isSwept { sweep?.add(score: score, outcome: outcome == 1 ? 1 : 0, groups: members) }
    }

    /// Adds what another thread gathered.
    mutating func merge(_ other: GroupIntersections) {
        for pair in decisions.indices {
            for cut in decisions[pair].indices { decisions[pair][cut].merge(other.decisions[pair][cut]) }
        }
        if let others = other.sweep { sweep?.merge(others) }
    }
}
