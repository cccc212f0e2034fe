/// Where the cut of a capacity lies in a ranking, as far as it is known before everybody has been ranked.
///
/// Whoever ranks before `high` is selected for certain, whoever ranks after `low` is not; of the others somebody has to
/// keep account until the cut is known.
struct CutBracket: Equatable, Sendable {
    let high: RankKey
    let low: RankKey

    /// Nothing is known yet.
    static let everything = CutBracket(high: .first, low: .last)

    /// What a person's place says.
    enum Zone: Sendable {
        case selected
        case open
        case notSelected
    }

    /// What the place of `key` says.
    @inline(__always)
    func zone(of key: RankKey) -> Zone {
        if key < high { return .selected }
        return low < key ? .notSelected : .open
    }

    /// The bracket that holds the cut of `capacity` in `people` but for one case in ten thousand, from a sample of them.
    ///
    /// - Parameters:
    ///   - capacity: how many are selected of all.
    ///   - people: how many there are in all.
    ///   - sample: keys of some people, in rank order.
    /// - Returns: the bracket; everything where the sample is everybody.
    static func around(capacity: Int, of people: Int, sample: [RankKey]) -> CutBracket {
        guard sample.count < people, people > 0 else { return .everything }
        let share = Double(capacity) / Double(people)
        let centre = share * Double(sample.count)
        // Four standard deviations of the sampled rank, and a few ranks for small samples.
        let reach = 4 * (centre * (1 - share)).squareRoot() + 4
        let above = Int((centre - reach).rounded(.down))
        let below = Int((centre + reach).rounded(.up))
        return CutBracket(
            high: above >= 0 ? sample[above] : .first,
            low: below < sample.count ? sample[below] : .last
        )
    }
}
