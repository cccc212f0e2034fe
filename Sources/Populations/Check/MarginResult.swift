package import Scoring

/// A margin beside what was generated.
package struct MarginResult: Equatable, Sendable {
    /// What the population should be.
    package let margin: Margin
    /// How many people it speaks of.
    package let people: Int
    /// What the people made are; nil where it speaks of nobody.
    package let generated: Double?
    /// The standard error of `generated` as an estimate of the generator's own number; nil where it speaks of fewer than
    /// two people.
    package let standardError: Double?

    /// Generated less wanted; nil where it speaks of nobody.
    package var deviation: Double? { generated.map { $0 - margin.value } }

    /// Whether the deviation is within the tolerance; a margin that speaks of nobody does not hold.
    package var holds: Bool { deviation.map { $0.magnitude <= margin.tolerance } ?? false }
}

/// A consistency rule and how many of the people made break it.
package struct RuleResult: Equatable, Sendable {
    /// The rule.
    package let rule: ConsistencyRule
    /// How many break it.
    package let violations: Int
    /// The first of them.
    package let firstPerson: Int?
}
