import Synchronization

/// Says how far a pass is, from any thread, at most a hundred times.
final class PassProgress: Sendable {
    private let people: Int
    private let done = Atomic(0)

    /// The progress of a pass over `people` people.
    init(people: Int) {
        self.people = people
    }

    /// Counts people as done; the share that is done now where another hundredth was reached.
    func advance(by count: Int) -> Double? {
        let after = done.add(count, ordering: .relaxed).newValue
        let before = after - count
        guard people > 0, after * 100 / people > before * 100 / people else { return nil }
        return Double(after) / Double(people)
    }
}
