/// What can go wrong while people are made or read.
package enum PopulationError: Error, Equatable, Sendable {
    /// A spec draws a value that its own schema forbids.
    case illegalValue(population: String, feature: String, person: Int, value: Double, allowed: String)
    /// A formula that should be a probability is not in [0, 1].
    case noProbability(population: String, of: String, person: Int, value: Double)
    /// A population that keeps only some people found none for a number.
    case nobodyKept(population: String, condition: String, person: Int, attempts: Int)
    /// No outcome process has this name.
    case unknownOutcome(population: String, name: String, known: [String])
    /// The outcome process does not say how outcomes of this source come about.
    case noSuchSource(population: String, outcome: String, source: OutcomeSource)
    /// The margins of a joint table contradict one another.
    case contradictoryMargins(
        population: String,
        joint: String,
        margin: String,
        wanted: Double,
        reached: Double
    )
    /// A joint table has too many cells.
    case jointTooLarge(population: String, joint: String, cells: Int, allowed: Int)
    /// The features that a joint table is given come from no single earlier one.
    case jointNotGiven(population: String, joint: String, given: [String])
}
