/// The cells of one feature that a person must be in to stay on a path.
struct CellCondition: Equatable, Sendable {
    /// The feature.
    let feature: Int
    /// One truth a cell.
    let allowed: [Bool]
    /// The first allowed cell, where the allowed ones follow one another.
    let first: UInt16
    /// How many are allowed, where they follow one another; 0 where they do not.
    let width: UInt16

    init(feature: Int, allowed: [Bool]) {
        self.feature = feature
        self.allowed = allowed
        let start = allowed.firstIndex(of: true) ?? 0
        let end = (allowed.lastIndex(of: true) ?? -1) + 1
        let isRun = end > start && !allowed[start..<end].contains(false)
        first = UInt16(start)
        width = isRun ? UInt16(end - start) : 0
    }

    /// The cells that both conditions allow.
    func intersection(_ other: [Bool]) -> CellCondition {
        CellCondition(feature: feature, allowed: zip(allowed, other).map { $0 && $1 })
    }
}
