/// The distinct conditions of an ensemble: bounds on columns of ranks first, then conditions made of several.
struct ConditionTable {
    /// The exclusive or of some bounds' conditions.
    struct Derived {
        /// Into `operands`.
        let operands: Range<Int>
        let inverted: Bool
    }

    /// The bounds, column after column, ascending in each.
    private(set) var bounds: [Int] = []
    /// Where each column's bounds lie.
    private(set) var ranges: [Range<Int>] = []
    private(set) var derived: [Derived] = []
    private(set) var operands: [Int] = []
    /// The number of each split's condition: of a bound, or beyond those of a derived one.
    private(set) var conditionOfSplit: [Int] = []

    /// The conditions that `plan`'s questions need.
    ///
    /// - Complexity: O(splits log splits).
    init<Element>(_ plan: RankPlan<Element>) {
        var needed = [Set<Int>](repeating: [], count: plan.columns.count)
        for question in plan.questions { needed[question.column].formUnion(question.bounds) }
        var numbers: [[Int: Int]] = []
        for column in needed {
            let sorted = column.sorted()
            let first = bounds.count
            bounds += sorted
            ranges.append(first..<bounds.count)
            numbers.append(Dictionary(uniqueKeysWithValues: zip(sorted, first...)))
        }

        var known: [RankPlan<Element>.Question: Int] = [:]
        for question in plan.questions {
            let own = question.bounds.compactMap { numbers[question.column][$0] }
            if own.count == 1, !question.inverted {
                conditionOfSplit.append(own[0])
            } else if let number = known[question] {
                conditionOfSplit.append(number)
            } else {
                // "Below the bound" is true where the bound is not reached, so every operand turns the parity around.
                let first = operands.count
                operands += own
                let goesLeftWhereNoneIsReached = !question.inverted
                let inverted = goesLeftWhereNoneIsReached == (own.count % 2 == 0)
                let number = bounds.count + derived.count
                derived.append(Derived(operands: first..<operands.count, inverted: inverted))
                known[question] = number
                conditionOfSplit.append(number)
            }
        }
    }
}
