/// What can be wrong with the data a measure is given.
package enum MeasuresError: Error, Equatable, Sendable {
    /// Two columns of one block differ in length.
    case lengthMismatch(column: String, expected: Int, actual: Int)
    /// An outcome is neither 0 nor 1.
    case outcomeNotBinary(row: Int, outcome: Double)
    /// A weight is negative, no number, infinite or above `largest`.
    case illegalWeight(row: Int, weight: Double, largest: Double)
    /// All weights together exceed what fixed-point sums hold.
    case weightTotalTooLarge(total: Double, largest: Double)
    /// A probability lies outside [0, 1].
    case scoreOutsideUnitInterval(row: Int, score: Double)
    /// A group number has no name.
    case unknownGroup(row: Int, group: Int, groupCount: Int)
    /// A setting of a measure is outside what it allows.
    case illegalSetting(name: String, value: String, allowed: String)
}
