import Synchronization

/// Values that arrive on several threads.
final class Collected<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])

    /// Everything that arrived, in order.
    var all: [Value] { values.withLock { $0 } }

    /// Appends a value.
    func append(_ value: Value) {
        values.withLock { $0.append(value) }
    }
}
