import Synchronization

/// A request to stop, made on one thread and seen on another.
final class CancellationFlag: Sendable {
    private let requested = Atomic(false)

    /// Whether a stop was asked for.
    var isSet: Bool { requested.load(ordering: .acquiring) }

    /// Asks for a stop.
    func set() {
        requested.store(true, ordering: .releasing)
    }
}
