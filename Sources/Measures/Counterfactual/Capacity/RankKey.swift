/// The place of a person in a ranking: higher scores first, equal scores in the order of the people, NaN last.
struct RankKey: Comparable, Sendable {
    let score: Double
    let person: Int

    /// Before everybody.
    static let first = RankKey(score: .infinity, person: -1)
    /// After everybody.
    static let last = RankKey(score: .nan, person: .max)

    /// Whether `left` ranks before `right`.
    @inline(__always)
    static func < (left: RankKey, right: RankKey) -> Bool {
        if left.score > right.score { return true }
        if left.score < right.score { return false }
        if left.score.isNaN != right.score.isNaN { return right.score.isNaN }
        return left.person < right.person
    }

    /// Whether both are the same place; NaN is the same as NaN.
    static func == (left: RankKey, right: RankKey) -> Bool { !(left < right) && !(right < left) }
}
