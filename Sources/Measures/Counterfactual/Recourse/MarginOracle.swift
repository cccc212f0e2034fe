/// What a search for recourse asks of a model: the value of one combination, and how low any combination of a box can
/// get.
///
/// Values are margins (scores where a model shows no margins), turned around where the target is to rise, so that
/// the lower is always the better; the target is reached below `goal`.
protocol MarginOracle {
    /// The value that has to be undercut.
    var goal: Double { get }

    /// The value of one option of each choice.
    mutating func value(_ options: [Int]) -> Double

    /// A number that no combination of the box undercuts; -infinity where nothing is known.
    mutating func bound(_ box: RecourseBox) -> Double

    /// What the options of each choice add alone, and a bound of everything else: together they bound a box from below. Nil where nothing can be told apart.
    ///
    /// - Parameter box: the box that the constant is for.
    /// - Returns: the shares of the choices.
    mutating func shares(_ box: RecourseBox) -> MarginShares?
}

extension MarginOracle {
    /// Nothing is known.
    mutating func shares(_ box: RecourseBox) -> MarginShares? { nil }
}

/// A bound of a box, choice by choice.
struct MarginShares {
    /// The bound of what depends on no choice, or on several.
    let constant: Double
    /// For each choice what its options add alone.
    let single: [[Double]]
}
