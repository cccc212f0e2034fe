public import DenseMatrix

/// What a decision rule makes of the scores of some people: for each the index of a decision, the lowest 0.
public struct Decisions: Equatable, Sendable {
    private let indices: [Int]

    /// The decisions for one column of scores.
    ///
    /// **Edge cases**: a NaN score reaches no cut and is the last to be selected by a capacity; equal scores at the edge of
    /// a capacity are selected in the order of the people.
    ///
    /// - Complexity: O(n cuts), for a capacity O(n log n).
    public init(rule: DecisionRule, scores: DenseColumn<Double>) {
        switch rule {
        case .threshold(_, let cut): indices = Self.levels(scores, cuts: [cut])
        case .orderedLevels(_, let cuts, _): indices = Self.levels(scores, cuts: cuts)
        case .capacity(_, let size):
            var selected = [Int](repeating: 0, count: scores.count)
            let ranked = (0..<scores.count).filter { !scores[$0].isNaN }.sorted { left, right in
                scores[left] == scores[right] ? left < right : scores[left] > scores[right]
            }
            for person in ranked.prefix(size.count(of: scores.count)) { selected[person] = 1 }
            indices = selected
        }
    }

    /// Number of people.
    public var count: Int { indices.count }

    /// The decision for `person`: an index into the rule's `names`.
    public subscript(person: Int) -> Int { indices[person] }

    private static func levels(_ scores: DenseColumn<Double>, cuts: [Double]) -> [Int] {
        (0..<scores.count).map { DecisionRule.level(of: scores[$0], cuts: cuts) }
    }
}
