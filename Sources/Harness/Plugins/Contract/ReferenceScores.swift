/// People whose scores are known, from the real system or from another program.
package struct ReferenceScores: Codable, Equatable, Sendable {
    /// The values of each person in the order of the features.
    package var people: [[Double]]
    /// The scores of each person in the order of the outputs.
    package var scores: [[Double]]
    /// How much a score may differ, relative to its size (absolute below 1).
    package var tolerance: Double

    /// Known scores.
    package init(people: [[Double]], scores: [[Double]], tolerance: Double = 1e-12) {
        self.people = people
        self.scores = scores
        self.tolerance = tolerance
    }
}
