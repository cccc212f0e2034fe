package import Foundation

/// What is to be fitted to which file, and what the model is called.
package struct FitRequest: Equatable, Sendable {
    /// The comma-separated file.
    package var file: URL
    /// The column of the outcome, 0 or 1.
    package var outcome: String
    /// The columns to learn from; nil for all but the outcome and the weight.
    package var features: [String]?
    /// Columns of numbers that are codes of categories.
    package var categorical: Set<String> = []
    /// The column of weights; nil for 1 each.
    package var weight: String?
    /// The weight of the squared coefficients; 0 for none.
    package var ridge = 0.0
    /// The id of the model, the name of its folder.
    package var id: String
    /// The probability from which a person is selected.
    package var threshold = 0.5

    /// A request for the columns of `file`.
    package init(file: URL, outcome: String, id: String) {
        self.file = file
        self.outcome = outcome
        self.id = id
    }
}
