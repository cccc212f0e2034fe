/// What can be wrong with the data a measure is given.
package enum MeasuresError: Error, Equatable, Sendable {
    /// Two columns of one block differ in length.
    case lengthMismatch(column: String, expected: Int, actual: Int)
    /// An outcome is neither 0 nor 1.
    case outcomeNotBinary(row: Int, outcome: Double)
    /// A weight is negative, no number, infinite or above `largest`.
    case illegalWeight(row: Int, weight: Double, largest: Double)
    /// A probability lies outside [0, 1].
    case scoreOutsideUnitInterval(row: Int, score: Double)
}
