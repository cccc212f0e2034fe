package import Statistics

/// Kendall's tau-b: pairs of people whom both models order alike less pairs that they order differently, among untied pairs.
///
/// (C - D) / sqrt(T_x T_y), where C and D count the pairs ordered alike and differently, and T the pairs not tied in a score.
///
/// **Units and range**: in [-1, 1]; 1 is the same order with the same ties.
///
/// **Edge cases**: nobody, one person or a constant score: undefined.
///
/// **Source**: Kendall, Biometrika 33 (1945), doi:10.1093/biomet/33.3.239; value as scipy `kendalltau(variant="b")`, interval
/// against the jackknife over people. Counting by sorting: Knight, JASA 61 (1966), doi:10.1080/01621459.1966.10480879; the
/// running counts are a binary indexed tree, Fenwick, Software: Practice and Experience 24 (1994),
/// doi:10.1002/spe.4380240306.
package enum KendallCorrelation {
    /// The coefficient with its interval.
    ///
    /// - Complexity: O(n log n).
    package static func estimate(_ pair: PairedScores, level: Double = 0.95) -> Estimate {
        if let reason = pair.reasonForNoCorrelation {
            return .undefined(because: reason, count: pair.count)
        }
        let first = TiedRanks(pair.first)
        let second = TiedRanks(pair.second)
        let count = pair.count
        let agreements = agreements(first, second)
        let pairs = Double(count) * Double(count - 1)
        let concordance = Double(agreements.reduce(0) { $0 + Int128($1.balance) }) / pairs
        let firstUntied = untiedShare(first, count)
        let secondUntied = untiedShare(second, count)
        let scale = (firstUntied * secondUntied).squareRoot()
        let coefficient = min(max(concordance / scale, -1), 1)
        let others = Double(count - 1)
        let influences = agreements.map { agreement in
            2 * (Double(agreement.balance) / others - concordance) / scale
                - coefficient * (Double(count - agreement.firstTies) / others / firstUntied - 1)
                - coefficient * (Double(count - agreement.secondTies) / others / secondUntied - 1)
        }
        return CorrelationInterval.estimate(coefficient, influences: influences, level: level)
    }

    /// What one person's pairs with everybody else come to.
    private struct Agreement {
        /// Pairs ordered alike less pairs ordered differently.
        var balance: Int
        /// People with the same first score, the person among them.
        var firstTies: Int
        /// People with the same second score, the person among them.
        var secondTies: Int
    }

    /// The agreement of everybody, sorted by first score, then by second.
    private static func agreements(_ first: TiedRanks, _ second: TiedRanks) -> [Agreement] {
        let people = zip(first.groups, second.groups).map { UInt64($0) << 32 | UInt64($1) }.sorted()
        // People whose second score is below, and above, each value.
        var below: [Int] = []
        var total = 0
        for size in second.sizes {
            below.append(total)
            total += size
        }
        var counts = RunningCounts(size: second.sizes.count)
        var agreements: [Agreement] = []
        agreements.reserveCapacity(people.count)
        var start = 0
        while start < people.count {
            let group = people[start] >> 32
            var end = start
            while end < people.count, people[end] >> 32 == group { end += 1 }
            var run = start
            while run < end {
                let value = Int(people[run] & 0xFFFF_FFFF)
                var runEnd = run
                while runEnd < end, people[runEnd] == people[run] { runEnd += 1 }
                let above = total - below[value] - second.sizes[value]
                // Of those with a lower first score, and of those with the same.
                let lowerBelow = counts.count(below: value)
                let lowerAbove = start - counts.count(below: value + 1)
                let sameBelow = run - start
                let sameAbove = end - runEnd
                let higherBelow = below[value] - lowerBelow - sameBelow
                let higherAbove = above - lowerAbove - sameAbove
                let agreement = Agreement(
                    balance: lowerBelow + higherAbove - lowerAbove - higherBelow,
                    firstTies: end - start,
                    secondTies: second.sizes[value]
                )
                for _ in run..<runEnd { agreements.append(agreement) }
                run = runEnd
            }
            for person in people[start..<end] { counts.add(Int(person & 0xFFFF_FFFF)) }
            start = end
        }
        return agreements
    }

    private static func untiedShare(_ ranks: TiedRanks, _ count: Int) -> Double {
        let tied = ranks.sizes.reduce(0) { $0 + $1 * ($1 - 1) }
        return Double(count * (count - 1) - tied) / (Double(count) * Double(count - 1))
    }

    /// How many of the values seen so far lie below a value.
    private struct RunningCounts {
        private var nodes: [Int]

        init(size: Int) { nodes = [Int](repeating: 0, count: size + 1) }

        mutating func add(_ value: Int) {
            var node = value + 1
            while node < nodes.count {
                nodes[node] += 1
                node += node & -node
            }
        }

        func count(below value: Int) -> Int {
            var node = value
            var count = 0
            while node > 0 {
                count += nodes[node]
                node &= node - 1
            }
            return count
        }
    }
}
