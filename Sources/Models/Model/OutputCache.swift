import Synchronization

/// One value for each output of a model, worked out when it is first asked for and kept; shared by all threads.
final class OutputCache<Value: Sendable>: Sendable {
    private let known = Mutex<[Int: Value]>([:])

    /// The value of an output: the kept one, or what `make` gives.
    func value(ofOutput output: Int, make: () -> Value) -> Value {
        if let value = known.withLock({ $0[output] }) { return value }
        let value = make()
        known.withLock { $0[output] = value }
        return value
    }
}
