/// A model that scores people again after a change of a few features from what it kept of scoring them the first time.
///
/// Optional: any other model is scored in full for every change (`FullRescoring`), with the same results.
package protocol InterventionScoring: ScoringModel {
    /// Scores people, and keeps what scoring them again can use.
    ///
    /// - Throws: what `score(_:into:)` throws.
    func rescoring(of people: People, output: Int) throws(ScoringError) -> any Rescoring
}

/// One block of people, scored once, to be scored again after changes.
package protocol Rescoring {
    /// The scores of the people as they are.
    var scores: OutputScores { get }

    /// The scores of the people as an intervention leaves them.
    ///
    /// Equal to scoring them in full: to the last bit where sums are exact, to 1e-12 elsewhere; people whom the change does not touch
    /// keep their scores to the last bit.
    ///
    /// `changed` holds the same people in the same order.
    ///
    /// - Throws: what `ScoringModel.score(_:into:)` throws.
    mutating func scores(of changed: ChangedPeople) throws(ScoringError) -> OutputScores

    /// The scores of the people as each of several interventions leaves them, in their order; the same as one after another.
    ///
    /// - Throws: what `ScoringModel.score(_:into:)` throws.
    mutating func scores(ofEach changes: [ChangedPeople]) throws(ScoringError) -> [OutputScores]
}

extension Rescoring {
    /// One after another.
    package mutating func scores(ofEach changes: [ChangedPeople]) throws(ScoringError) -> [OutputScores] {
        var scores: [OutputScores] = []
        for change in changes { scores.append(try self.scores(of: change)) }
        return scores
    }
}

/// One score of a block of people.
package struct OutputScores: Sendable {
    /// The scores.
    package let values: [Double]
    /// The log odds of a probability, where the model works them out on its way; nil where it does not.
    package let logOdds: [Double]?

    /// Scores.
    package init(values: [Double], logOdds: [Double]? = nil) {
        self.values = values
        self.logOdds = logOdds
    }
}

extension ScoringModel {
    /// People scored once, to be scored again after changes: by parts where the model knows how, else in full, of discrete people
    /// who are alike only one.
    ///
    /// - Throws: what `score(_:into:)` throws.
    package func interventionScoring(of people: People, output: Int) throws(ScoringError) -> any Rescoring {
        if let model = self as? any InterventionScoring {
            return try model.rescoring(of: people, output: output)
        }
        if let distinct = try DistinctRescoring(of: people, by: self, output: output) { return distinct }
        return try FullRescoring(of: people, by: self, output: output)
    }
}
