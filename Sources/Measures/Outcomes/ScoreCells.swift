import Statistics

/// People counted in cells of equal width in log odds, with a cell of their own for the probabilities 0 and 1.
struct ScoreCells: Sendable {
    /// How far a probability can be from the middle of its cell: half a width of 40 / 65,534 in log odds, at 1/2.
    static let resolution = 20.0 / 65534 / 4

    private static let inner = 65534
    private static let bound = 20.0
    private var counts = [OutcomeCounts](repeating: OutcomeCounts(), count: inner + 2)

    /// Counts one person.
    mutating func add(_ score: Double, _ code: UInt8) {
        counts[Self.index(of: score)].add(code)
    }

    /// Adds other people.
    mutating func merge(_ other: ScoreCells) {
        for index in counts.indices { counts[index] = counts[index].merged(with: other.counts[index]) }
    }

    /// The cells that hold somebody, by ascending score.
    var occupied: [(score: Double, counts: OutcomeCounts)] {
        counts.indices.filter { counts[$0] != OutcomeCounts() }.map { (Self.score(at: $0), counts[$0]) }
    }

    private static func index(of score: Double) -> Int {
        if score <= 0 { return 0 }
        if score >= 1 { return inner + 1 }
        let place = (Double.logit(score) + bound) / (2 * bound) * Double(inner)
        return 1 + min(max(Int(place), 0), inner - 1)
    }

    private static func score(at index: Int) -> Double {
        if index == 0 { return 0 }
        if index == inner + 1 { return 1 }
        return Double.logistic((Double(index) - 0.5) / Double(inner) * 2 * bound - bound)
    }
}
