/// A formula over the features of one person, as files write it: `months_registered >= 12 and sex = woman`.
public struct Expression: Equatable, Sendable {
    /// The text it was read from.
    public let text: String
    /// The columns it reads, in rising order.
    public let features: [Int]
}
