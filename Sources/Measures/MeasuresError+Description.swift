extension MeasuresError: CustomStringConvertible {
    /// What was wrong, where, and what to do, in sentences.
    package var description: String {
        switch self {
        case .lengthMismatch(let column, let expected, let actual):
            "\(column) has \(actual) rows where the scores have \(expected): give one value for each person."
        case .outcomeNotBinary(let row, let outcome):
            "row \(row): the outcome is \(outcome): outcomes are 0 or 1."
        case .illegalWeight(let row, let weight, let largest):
            "row \(row): the weight is \(weight): weights are numbers from 0 to \(largest)."
        case .scoreOutsideUnitInterval(let row, let score):
            """
            row \(row): the score is \(score), which is no probability: declare the output a score, \
            or name the link that makes it a probability.
            """
        }
    }
}
