/// Scores that were made elsewhere, with what is known of the people they are of.
///
/// **Shape**: every column has one element a row that was kept, in the order of the file.
package struct ScoredTable: Equatable, Sendable {
    /// A column of words, as numbers into a list of the words.
    package struct Words: Equatable, Sendable {
        /// The name of the column.
        package let name: String
        /// The distinct words in the order of their first appearance.
        package internal(set) var names: [String] = []
        /// For each row the number of its word.
        package internal(set) var codes: [Int32] = []
    }

    /// The scores; NaN where the field is empty, `NA`, not a number or infinite.
    package internal(set) var scores: [Double] = []
    /// 0, 1, or NaN where the outcome is not known.
    package internal(set) var outcomes: [Double] = []
    /// The weight of each of the people of a row; nil where no column holds weights.
    package internal(set) var weights: [Double]?
    /// How many people each row stands for; nil where every row is one person.
    package internal(set) var counts: [Int]?
    /// The columns of words, in the order in which they were asked for.
    package internal(set) var words: [Words] = []
    /// The line of the file on which each row begins.
    package internal(set) var lines: [Int] = []
}
