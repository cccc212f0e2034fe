package import Scoring

/// How counterfactual sensitivity is measured.
package struct CounterfactualSettings: Equatable, Sendable {
    /// A score this close to a cut (ends included) is near it.
    package var nearBand = 0.05
    /// The quantiles of the change that are reported.
    package var quantileProbabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
    /// The shares of the people at whose threshold flips are counted as well, whatever the model's own decision; not with weights.
    package var selectionShares = [0.01, 0.05, 0.1, 0.2, 0.5]
    /// Whether every change is kept, so that quantiles are exact: 8 bytes a person and contrast.
    package var keepsChanges = false
    /// The coverage of intervals.
    package var confidenceLevel = 0.95
    /// Whether people come with weights.
    package var isWeighted = false
    /// How many people are selected when the question is who is among the highest; nil takes the model's capacity,
    /// if that is how it decides.
    package var capacity: CapacitySize?

    /// The usual settings.
    package init() {}

    /// Whether so many changes are few enough to keep them all: 4 million, 32 MB.
    package static func canKeepChanges(people: Int, contrasts: Int) -> Bool {
        let (changes, isTooMany) = people.multipliedReportingOverflow(by: max(1, contrasts))
        return !isTooMany && changes <= 1 << 22
    }
}
