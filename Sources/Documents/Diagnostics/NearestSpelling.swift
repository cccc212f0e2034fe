/// What a misspelt word was meant to be.
enum NearestSpelling {
    /// The known word nearest to `word` by insertions, deletions, exchanges and swaps of neighbours; nil where none is near.
    ///
    /// Near is a third of the length, at least one edit and at most three. Of equally near words
    /// one that begins alike, else the first one.
    static func of(_ word: String, among known: [String]) -> String? {
        guard word.count <= 64 else { return nil }
        let farthest = min(3, max(1, word.count / 3))
        var best: (word: String, rank: Int)?
        for candidate in known where abs(candidate.count - word.count) <= farthest {
            let distance = distance(Array(word.lowercased()), Array(candidate.lowercased()))
            guard distance <= farthest, distance < candidate.count else { continue }
            let rank = 2 * distance + (candidate.first == word.first ? 0 : 1)
            if rank < best?.rank ?? .max { best = (candidate, rank) }
        }
        return best?.word
    }

    /// The optimal string alignment distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var row = [i + 1]
            for (j, other) in right.enumerated() {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (character == other ? 0 : 1))
                if i > 0, j > 0, character == right[j - 1], left[i - 1] == other {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
