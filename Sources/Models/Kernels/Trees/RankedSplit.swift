import Scoring

/// A split as a question about ranks.
///
/// Values of the people's type `Element` are compared with `keys`, exactly: a person who is not missing goes left where the
/// number of keys at or below the value is even (odd where `inverted`). One key is a threshold: left below it. Pairs
/// of keys enclose categories.
struct RankedSplit<Element: OrderedValue>: Hashable {
    /// Strictly ascending.
    let keys: [Element]
    /// Whether an odd number of keys at or below the value means left.
    let inverted: Bool
    /// What is missing, and whether it goes left; NaN compared as zero is settled here.
    let missing: MissingRule

    /// The question that `split` asks of values of type `Element`.
    ///
    /// The keys come from a search for the first value that the split itself sends elsewhere, so that `<` and `<=`, the
    /// precision of the comparison and the rounding to it need no case of their own.
    init(_ split: Split, matching: CategoryMatching) {
        switch split.missing.kind {
        case .nan, .zeroOrNaN: missing = split.missing
        case .comparedAsZero:
            missing = MissingRule(.nan, goesLeft: split.goesLeft(0, matching: matching))
        }
        let rounded: (Element) -> Double =
            split.precision == .float32 ? { Double(Float($0)) } : { Double($0) }
        switch split.comparison {
        case .less:
            keys = Element.first { rounded($0) >= split.threshold }.map { [$0] } ?? []
            inverted = false
        case .lessOrEqual:
            keys = Element.first { rounded($0) > split.threshold }.map { [$0] } ?? []
            inverted = false
        case .inSet, .notInSet:
            var boundaries: Set<Element> = []
            for category in split.categories {
                let values = matching.values(of: category)
                for bound in [values.lower, values.upper] {
                    guard let key = Element.first(where: { rounded($0) >= bound }) else { continue }
                    // A boundary that is met twice separates nothing.
                    if boundaries.remove(key) == nil { boundaries.insert(key) }
                }
            }
            keys = boundaries.sorted()
            inverted = split.comparison == .inSet
        }
    }
}
