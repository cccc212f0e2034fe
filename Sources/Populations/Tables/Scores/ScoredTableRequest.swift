/// Which columns of a file of scores are read, and which of its rows.
package struct ScoredTableRequest: Equatable, Sendable {
    /// The column of the scores.
    package var score: String
    /// The column of the outcomes.
    package var outcome: String
    /// The word that means outcome 1; nil where the column holds 0 and 1.
    package var positive: String?
    /// The word that means outcome 0; nil where every word but `positive` does.
    package var negative: String?
    /// The column of the weights.
    package var weight: String?
    /// The column that says how many people a row stands for.
    package var count: String?
    /// Columns of words, as groups are.
    package var words: [String]
    /// What a row must hold to be read.
    package var conditions: [Condition]

    /// A word that a column of a row must hold.
    package struct Condition: Equatable, Sendable {
        /// The column.
        package let column: String
        /// The word.
        package let value: String

        /// A condition.
        package init(column: String, value: String) {
            self.column = column
            self.value = value
        }
    }

    /// A request.
    package init(
        score: String,
        outcome: String,
        positive: String? = nil,
        negative: String? = nil,
        weight: String? = nil,
        count: String? = nil,
        words: [String] = [],
        conditions: [Condition] = []
    ) {
        self.score = score
        self.outcome = outcome
        self.positive = positive
        self.negative = negative
        self.weight = weight
        self.count = count
        self.words = words
        self.conditions = conditions
    }
}
