/// How many people have outcome 0, outcome 1, and none that is known.
struct OutcomeCounts: Equatable, Sendable {
    var negatives = 0
    var positives = 0
    var unknown = 0

    init(negatives: Int = 0, positives: Int = 0, unknown: Int = 0) {
        self.negatives = negatives
        self.positives = positives
        self.unknown = unknown
    }

    /// One person: 0, 1, or 2 where not known.
    init(code: UInt8) {
        add(code)
    }

    /// Counts one person: 0, 1, or 2 where not known.
    mutating func add(_ code: UInt8) {
        switch code {
        case 0: negatives += 1
        case 1: positives += 1
        default: unknown += 1
        }
    }

    func merged(with other: OutcomeCounts) -> OutcomeCounts {
        OutcomeCounts(
            negatives: negatives + other.negatives,
            positives: positives + other.positives,
            unknown: unknown + other.unknown
        )
    }
}
