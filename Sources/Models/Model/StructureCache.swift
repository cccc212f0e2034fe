import Scoring
import Synchronization

/// The structures of a model's outputs, each worked out when it is first asked for and kept.
final class StructureCache: Sendable {
    private let known = Mutex<[Int: ModelStructure?]>([:])

    /// The structure of an output: the kept one, or what `make` gives.
    func structure(ofOutput output: Int, make: () -> ModelStructure?) -> ModelStructure? {
        if let structure = known.withLock({ $0[output] }) { return structure }
        let structure = make()
        known.withLock { $0[output] = .some(structure) }
        return structure
    }
}
