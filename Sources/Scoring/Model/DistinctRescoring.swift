import DenseMatrix

/// Scores every change in full, but people who are alike once: for models that are only asked for scores and whose features are
/// all discrete.
struct DistinctRescoring: Rescoring {
    let scores: OutputScores
    private let model: any ScoringModel
    private let output: Int

    /// Scores people; nil where a feature is a real number, or more than half of the people are of a kind of their own.
    ///
    /// - Throws: what the model throws.
    init?(of people: People, by model: any ScoringModel, output: Int) throws(ScoringError) {
        let isDiscrete = model.descriptor.schema.features.allSatisfy { feature in
            if case .continuous = feature.kind { false } else { true }
        }
        guard isDiscrete, let distinct = DistinctPeople.found(among: people, most: people.count / 2) else {
            return nil
        }
        self.model = model
        self.output = output
        scores = try Self.scores(of: distinct, by: model, output: output)
    }

    func scores(of changed: ChangedPeople) throws(ScoringError) -> OutputScores {
        if changed.changedFeatures.isEmpty { return scores }
        guard
            let distinct = DistinctPeople.found(among: changed.people, most: changed.people.count / 2)
        else { return try FullRescoring.scores(of: changed.people, by: model, output: output) }
        return try Self.scores(of: distinct, by: model, output: output)
    }

    private static func scores(
        of distinct: DistinctPeople,
        by model: any ScoringModel,
        output: Int
    ) throws(ScoringError) -> OutputScores {
        let column = try model.scores(of: distinct.people).column(output)
        let span = column.span
        return OutputScores(values: distinct.kinds.map { span[Int($0)] })
    }
}
