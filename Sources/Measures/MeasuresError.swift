/// What can be wrong with the data a measure is given.
package enum MeasuresError: Error, Equatable, Sendable {
    /// Two columns of one block differ in length.
    case lengthMismatch(column: String, expected: Int, actual: Int)
    /// An outcome is neither 0 nor 1.
    case outcomeNotBinary(row: Int, outcome: Double)
    /// A weight is negative, no number, infinite or above `largest`.
    case illegalWeight(row: Int, weight: Double, largest: Double)
    /// The number of people of a row is negative or above `largest`.
    case illegalCount(row: Int, count: Int, largest: Int)
    /// All people weigh more together than can be summed without an error.
    case tooMuchWeight(total: Double, largest: Double)
    /// A probability lies outside [0, 1].
    case scoreOutsideUnitInterval(row: Int, score: Double)
    /// A setting of a measure is outside what it allows.
    case illegalSetting(name: String, value: String, allowed: String)
    /// A model does not show how it computes its scores in the way that is needed.
    case noStructure(model: String, needed: String)
    /// A question of a tree does not know how many people of the training data took each branch.
    case noTrainingCounts(tree: Int, node: Int)
}

extension MeasuresError {
    /// The same fault with its row numbered otherwise.
    package func movingRows(_ place: (Int) -> Int) -> Self {
        switch self {
        case .outcomeNotBinary(let row, let outcome): .outcomeNotBinary(row: place(row), outcome: outcome)
        case .illegalWeight(let row, let weight, let largest):
            .illegalWeight(row: place(row), weight: weight, largest: largest)
        case .illegalCount(let row, let count, let largest):
            .illegalCount(row: place(row), count: count, largest: largest)
        case .scoreOutsideUnitInterval(let row, let score):
            .scoreOutsideUnitInterval(row: place(row), score: score)
        default: self
        }
    }
}
