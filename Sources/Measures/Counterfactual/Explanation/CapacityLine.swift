/// The line that a capacity draws for one person while everybody else stays as they are.
package struct CapacityLine: Equatable, Sendable {
    /// The score from which this person is selected; for one who is, the score of the first who is not.
    package let cut: Double
    /// How many are selected.
    package let selected: Int
    /// Of how many.
    package let people: Int

    /// The line for one person of a population; nil where everybody is selected, or nobody.
    ///
    /// - Parameters:
    ///   - person: the person's number among the scores.
    ///   - scores: everybody's deciding score; NaN is selected last.
    ///   - selected: how many are selected.
    /// - Complexity: O(people log people).
    package init?(ofPerson person: Int, scores: [Double], selected: Int) {
        guard selected > 0, selected < scores.count, scores.indices.contains(person) else { return nil }
        let ranked = scores.indices.filter { !scores[$0].isNaN }.sorted { left, right in
            scores[left] == scores[right] ? left < right : scores[left] > scores[right]
        }
        guard selected < ranked.count else { return nil }
        let isSelected = ranked.prefix(selected).contains(person)
        // Who is selected stays so above the first who is not; who is not has to get above the last who is.
        let rival = ranked[isSelected ? selected : selected - 1]
        let wins = person <= rival
        cut = wins ? scores[rival] : scores[rival].nextUp
        self.selected = selected
        people = scores.count
    }
}
