/// One ranking of everybody, gathered as far as its cut needs: who is certainly selected is counted, who may be is kept.
struct RankingState: Sendable {
    private(set) var people = 0
    private(set) var selected = 0
    private(set) var open: [RankKey] = []

    /// Ranks one person.
    @inline(__always)
    mutating func add(_ key: RankKey, bracket: CutBracket) {
        people += 1
        switch bracket.zone(of: key) {
        case .selected: selected += 1
        case .open: open.append(key)
        case .notSelected: break
        }
    }

    /// Adds the ranking of other people.
    mutating func merge(_ other: RankingState) {
        people += other.people
        selected += other.selected
        open += other.open
    }

    /// The cut of a capacity; nil where it lies outside the bracket.
    ///
    /// - Complexity: O(open log open).
    func cut(capacity: Int) -> CapacityCut? {
        let rank = capacity - selected
        if capacity == 0 {
            guard selected == 0, let first = open.min() else { return people == 0 ? CapacityCut.none : nil }
            return CapacityCut(lastSelected: .first, firstUnselected: first, tied: 0, tiedSelected: 0)
        }
        let sorted = open.sorted()
        guard rank >= 1, rank <= sorted.count, rank < sorted.count || capacity == people else { return nil }
        let last = sorted[rank - 1]
        let next = rank < sorted.count ? sorted[rank] : .last
        let tied = sorted.enumerated().filter { $0.element.score == last.score }
        return CapacityCut(
            lastSelected: last,
            firstUnselected: next,
            tied: tied.count,
            tiedSelected: tied.count { $0.offset < rank }
        )
    }
}

/// Where a capacity cuts a ranking.
struct CapacityCut: Equatable, Sendable {
    /// The last person selected; before everybody where the capacity is 0.
    let lastSelected: RankKey
    /// The first person not selected; after everybody where all are.
    let firstUnselected: RankKey
    /// People with the score of the last one selected, itself included.
    let tied: Int
    /// Those of them who are selected.
    let tiedSelected: Int

    /// Of a ranking of nobody.
    static let none = CapacityCut(lastSelected: .first, firstUnselected: .last, tied: 0, tiedSelected: 0)

    /// Whether a person is selected.
    @inline(__always)
    func selects(_ key: RankKey) -> Bool { !(lastSelected < key) }
}
