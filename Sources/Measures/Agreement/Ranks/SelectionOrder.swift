package import Scoring
import Statistics

/// The order in which a capacity takes people by two scores: the highest first, equal scores in the order of the people.
package struct SelectionOrder: Equatable, Sendable {
    private let first: [Double]
    private let second: [Double]
    /// For each place of the later of a person's two places, how many people have it.
    private let latest: [Int]
    /// The scores from the highest down.
    private let firstDescending: [Double]
    private let secondDescending: [Double]

    /// Orders people by two scores.
    ///
    /// - Complexity: O(n).
    package init(_ pair: PairedScores) {
        first = pair.first
        second = pair.second
        let firstOrder = Self.descending(pair.first)
        let secondOrder = Self.descending(pair.second)
        var places = [Int](repeating: 0, count: pair.count)
        for (place, row) in firstOrder.enumerated() { places[row] = place }
        for (place, row) in secondOrder.enumerated() { places[row] = max(places[row], place) }
        var latest = [Int](repeating: 0, count: pair.count)
        for place in places { latest[place] += 1 }
        self.latest = latest
        firstDescending = firstOrder.map { pair.first[$0] }
        secondDescending = secondOrder.map { pair.second[$0] }
    }

    /// How many people are ordered.
    package var count: Int { latest.count }

    /// What the two selections of `size` have in common.
    package func overlap(at size: CapacitySize) -> TopOverlap {
        let size = size.count(of: count)
        return TopOverlap(
            size: size,
            shared: latest.prefix(size).reduce(0, +),
            expectedShared: expectedShared(size),
            people: count
        )
    }

    /// Overlaps from the smallest share to everybody, as a line to draw.
    package func overlaps(atShares shares: [Double]) -> [TopOverlap] {
        shares.map { overlap(at: .share($0)) }
    }

    /// How many people both select on average where equal scores at the edge are drawn by lot, by each model on its own.
    private func expectedShared(_ size: Int) -> Double {
        guard size > 0, size < count else { return Double(size) }
        let firstEdge = Edge(firstDescending, size)
        let secondEdge = Edge(secondDescending, size)
        var sums = [Int](repeating: 0, count: 4)
        for row in first.indices {
            let (one, other) = (firstEdge.place(of: first[row]), secondEdge.place(of: second[row]))
            if one != .below, other != .below {
                sums[(one == .tied ? 1 : 0) + (other == .tied ? 2 : 0)] += 1
            }
        }
        return Double(sums[0]) + Double(sums[1]) * firstEdge.chance + Double(sums[2]) * secondEdge.chance
            + Double(sums[3]) * firstEdge.chance * secondEdge.chance
    }

    private static func descending(_ scores: [Double]) -> [Int] {
        SortOrder(ascending: scores.map { -$0 }).rows.map { Int($0) }
    }

    /// Where a selection ends: the last score selected, and the chance of those who have it.
    private struct Edge {
        enum Place { case above, tied, below }

        let score: Double
        let chance: Double

        init(_ descending: [Double], _ size: Int) {
            let score = descending[size - 1]
            let start = descending[..<size].lastIndex { $0 > score }.map { $0 + 1 } ?? 0
            let end = descending[size...].firstIndex { $0 < score } ?? descending.count
            self.score = score
            chance = Double(size - start) / Double(end - start)
        }

        func place(of score: Double) -> Place {
            score > self.score ? .above : score == self.score ? .tied : .below
        }
    }
}
