/// How groups are compared.
package struct DisparitySettings: Equatable, Sendable {
    /// The group that the others are compared with.
    package enum Reference: Equatable, Sendable {
        /// The group with the highest selection rate; of equal ones the first.
        case highestRate
        /// The group with most people; of equal ones the first.
        case largest
        /// The group of this name; the largest where there is none.
        case named(String)
    }

    /// The group that the others are compared with.
    package var reference: Reference
    /// Rates of fewer people are suppressed.
    package var minimum: Int
    /// The coverage of intervals.
    package var level: Double
    /// How often people are drawn anew for the intervals of largest differences; 0 for no such intervals.
    package var replicates: Int
    /// Which draws.
    package var seed: UInt64

    /// Settings; the defaults compare with the largest group and suppress rates of fewer than ten people.
    package init(
        reference: Reference = .largest,
        minimum: Int = 10,
        level: Double = 0.95,
        replicates: Int = 500,
        seed: UInt64 = 1
    ) {
        self.reference = reference
        self.minimum = minimum
        self.level = level
        self.replicates = replicates
        self.seed = seed
    }
}
