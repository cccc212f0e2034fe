package import Scoring

/// What must hold of a model for a documented fact to hold of it.
///
/// Expressions are over the features of the model, then its scores, then `decision`, the name of what the decision rule makes of
/// them.
package enum FactCheck: Equatable, Sendable {
    /// The value of an expression for one person.
    case person(row: [Double], value: Expression, expected: Expectation)
    /// The mean of an expression over the people of a population for whom a condition holds; of a condition it is the share.
    case mean(population: String, value: Expression, among: Expression?, expected: Expectation)
    /// What a change does to the mean of a score over the people of a population.
    case change(population: String, Intervention, output: Int, among: Expression?, expected: Expectation)
    /// What a change does to the score of everybody in a population.
    case direction(population: String, Intervention, output: Int, among: Expression?, Direction)
    /// It is documented, but no run can show it.
    case unchecked(reason: LocalizedText)

    /// Where a change moves a score, if it moves it at all.
    package enum Direction: String, CaseIterable, Sendable {
        /// Nobody's score falls, somebody's rises.
        case raises
        /// Nobody's score rises, somebody's falls.
        case lowers
        /// Nobody's score moves, to the last bit.
        case none
    }
}

/// The numbers with which a documented fact holds.
package struct Expectation: Equatable, Sendable {
    /// From the lowest to the highest; infinite where the document gives no bound.
    package let range: ClosedRange<Double>

    /// Whether the fact holds with `value`.
    package func holds(_ value: Double) -> Bool { range.contains(value) }
}
