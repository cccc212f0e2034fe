/// An ensemble read from another library's file.
package struct ImportedTrees: Sendable, Hashable {
    /// The trees.
    package let ensemble: TreeEnsemble
    /// What turns their margins into scores.
    package let transform: OutputTransform
    /// The names of the features in the order of the columns; empty where the file gives none.
    package let featureNames: [String]
    /// What the library says the model was trained for, in its own words ("binary sigmoid:1").
    package let objective: String
    /// The values of each feature among the people the model was trained on; nil where the file does not say.
    package var ranges: [ClosedRange<Double>?] = []
    /// The names of each feature's levels; nil where the file does not say.
    package var levels: [[String]?] = []
    /// Whether the model takes missing values.
    package var acceptsMissing = true
}
