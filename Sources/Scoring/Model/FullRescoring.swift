import DenseMatrix

/// Scores every change in full: what any model gets, and what the parts of others are tested against.
package struct FullRescoring: Rescoring {
    /// The scores of the people as they are.
    package let scores: OutputScores
    private let model: any ScoringModel
    private let output: Int

    /// Scores people.
    ///
    /// - Throws: what the model throws.
    package init(of people: People, by model: any ScoringModel, output: Int) throws(ScoringError) {
        self.model = model
        self.output = output
        scores = try Self.scores(of: people, by: model, output: output)
    }

    /// The scores of the people as an intervention leaves them.
    ///
    /// - Throws: what the model throws.
    package func scores(of changed: ChangedPeople) throws(ScoringError) -> OutputScores {
        if changed.changedFeatures.isEmpty { return scores }
        return try Self.scores(of: changed.people, by: model, output: output)
    }

    /// The scores of people by one output of a model.
    static func scores(
        of people: People,
        by model: any ScoringModel,
        output: Int
    ) throws(ScoringError) -> OutputScores {
        let column = try model.scores(of: people).column(output)
        let span = column.span
        return OutputScores(values: span.indices.map { span[$0] })
    }
}
