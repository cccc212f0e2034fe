package import Scoring

/// A number about the population that the generator must reproduce, and where it comes from.
package struct Margin: Equatable, Sendable {
    /// What the number is of the people in question.
    package enum Quantity: Equatable, Sendable {
        /// The share of whom the expression holds.
        case share(Expression)
        /// The mean of the expression where it is present.
        case mean(Expression)
        /// How often the outcome of this name occurs: its mean probability, or, where it is known for the selected only,
        /// its mean label.
        case outcome(String, OutcomeSource)

        /// The columns it reads; an outcome's are its own business.
        package var features: [Int] {
            switch self {
            case .share(let expression), .mean(let expression): expression.features
            case .outcome: []
            }
        }
    }

    /// The name by which reports call it.
    package let name: String
    /// Which people it speaks of; nil for all.
    package let condition: Expression?
    /// What it is.
    package let quantity: Quantity
    /// What it should be.
    package let value: Double
    /// How far the generated number may lie from it, in its own unit.
    package let tolerance: Double
    /// Where it comes from.
    package let provenance: ParameterProvenance

    /// A margin.
    package init(
        name: String,
        condition: Expression?,
        quantity: Quantity,
        value: Double,
        tolerance: Double = 0.01,
        provenance: ParameterProvenance
    ) {
        self.name = name
        self.condition = condition
        self.quantity = quantity
        self.value = value
        self.tolerance = tolerance
        self.provenance = provenance
    }

    /// The columns it reads.
    package var features: Set<Int> {
        Set(condition?.features ?? []).union(quantity.features)
    }
}
