extension PopulationError: CustomStringConvertible {
    /// What was wrong, where, and what to do.
    package var description: String {
        switch self {
        case .illegalValue(let population, let feature, let person, let value, let allowed):
            "population '\(population)' makes \(feature) = \(value) for person \(person), but it must be \(allowed);"
                + " mend the formula or the range of '\(feature)'"
        case .noProbability(let population, let name, let person, let value):
            "population '\(population)' gives '\(name)' the probability \(value) for person \(person);"
                + " a probability lies between 0 and 1: mend the formula"
        case .nobodyKept(let population, let condition, let person, let attempts):
            "population '\(population)' keeps only people of whom '\(condition)' holds, and of \(attempts) possible ones none was"
                + " found for person \(person); make the condition less rare"
        case .unknownOutcome(let population, let name, let known):
            "population '\(population)' has no outcome '\(name)'; it has: \(known.joined(separator: ", "))"
        case .noSuchSource(let population, let outcome, let source):
            "population '\(population)' does not say how outcome '\(outcome)' is \(source.rawValue);"
                + " ask for the truth, or add it to the outcome"
        case .contradictoryMargins(_, let joint, let margin, let wanted, let reached):
            "the margins of joint table '\(joint)' contradict one another: '\(margin)' should be \(wanted) but ends at"
                + " \(reached)"
        case .jointTooLarge(_, let joint, let cells, let allowed):
            "joint table '\(joint)' would have \(cells) cells or more, \(allowed) are allowed; split it in two, the second"
                + " given features of the first"
        case .jointNotGiven(_, let joint, let given):
            "joint table '\(joint)' is given \(given.joined(separator: ", ")), which no single earlier joint table knows"
        }
    }
}
