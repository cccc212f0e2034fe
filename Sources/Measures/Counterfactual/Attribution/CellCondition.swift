/// The cells of one feature that a person must be in to stay on a path.
struct CellCondition: Equatable, Sendable {
    /// The feature.
    let feature: Int
    /// One truth a cell.
    let allowed: [Bool]
    /// The first cell of the run.
    let first: UInt16
    /// How many cells the run has: all that are allowed or, where `excludesRun`, all that are not; 0 where neither follow one another.
    let width: UInt16
    /// Whether the run is of the cells that are not allowed.
    let excludesRun: Bool

    init(feature: Int, allowed: [Bool]) {
        self.feature = feature
        self.allowed = allowed
        // Where missing values go the way of the cells at the other end, the cells that are not allowed are the run.
        let own = Self.run(of: true, in: allowed)
        let run = own ?? Self.run(of: false, in: allowed) ?? 0..<0
        first = UInt16(run.lowerBound)
        width = UInt16(run.count)
        excludesRun = own == nil && !run.isEmpty
    }

    /// The cells of one truth, if they follow one another.
    private static func run(of truth: Bool, in allowed: [Bool]) -> Range<Int>? {
        guard let start = allowed.firstIndex(of: truth), let last = allowed.lastIndex(of: truth) else {
            return nil
        }
        return allowed[start...last].contains(!truth) ? nil : start..<(last + 1)
    }

    /// The cells that both conditions allow.
    func intersection(_ other: [Bool]) -> CellCondition {
        CellCondition(feature: feature, allowed: zip(allowed, other).map { $0 && $1 })
    }
}
