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
        case .illegalCount(let row, let count, let largest):
            "row \(row): \(count) people: a row stands for 0 to \(largest)."
        case .tooMuchWeight(let total, let largest):
            "the weights sum to \(total), more than \(largest): divide them all by the same number."
        case .scoreOutsideUnitInterval(let row, let score):
            """
            row \(row): the score is \(score), which is no probability: declare the output a score, \
            or name the link that makes it a probability.
            """
        case .illegalSetting(let name, let value, let allowed):
            "\(name) is \(value): allowed is \(allowed)."
        case .noStructure(let model, let needed):
            "model \(model) cannot be reasoned about: this takes \(needed)."
        case .noTrainingCounts(let tree, let node):
            """
            tree \(tree), node \(node): no person of the training data reaches it by its counts: \
            give a background of people instead.
            """
        }
    }
}
