/// How a split compares a person's value with its own.
package enum Comparison: UInt8, Sendable, Hashable {
    /// Left where the value is less than the threshold.
    case less
    /// Left where the value is at most the threshold.
    case lessOrEqual
    /// Left where the value is one of a set of categories.
    case inSet
    /// Right where the value is one of a set of categories.
    case notInSet
}
