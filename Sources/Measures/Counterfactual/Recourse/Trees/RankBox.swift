/// A part of a person's choices: for each feature a run of its options, which are in the order of their values.
struct RankBox: Equatable, Sendable {
    /// The first rank of each run.
    var low: [Int]
    /// One past the last rank of each run.
    var high: [Int]

    /// Everything.
    init(_ ranks: OptionRanks) {
        low = ranks.choices.map { _ in 0 }
        high = ranks.choices.map { ranks.count($0) }
    }

    /// Whether only one combination is left.
    var isSingle: Bool { low.indices.allSatisfy { high[$0] - low[$0] == 1 } }

    /// The cheapest combination.
    func corner(_ ranks: OptionRanks) -> [Int] {
        low.indices.map { ranks.cheapest($0, low[$0], high[$0]) }
    }

    /// The part below a rank of one choice, and the rest.
    func parts(at rank: Int, of choice: Int) -> (RankBox, RankBox) {
        var (below, rest) = (self, self)
        below.high[choice] = rank
        rest.low[choice] = rank
        return (below, rest)
    }
}
