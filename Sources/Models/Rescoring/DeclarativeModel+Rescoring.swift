package import Scoring

extension DeclarativeModel: InterventionScoring {
    /// Scores people, and keeps the margins of every part, so that a change costs what depends on it alone.
    ///
    /// - Throws: what `score(_:into:)` throws.
    /// - Complexity: that of scoring; a change costs the terms and trees that read a changed feature, and the rules and formulas
    ///   behind them.
    package func rescoring(of people: People, output: Int) throws(ScoringError) -> any Rescoring {
        try DeclarativeRescoring(of: people, by: self, output: output)
    }

    /// What an output is computed from, and what each feature adds to it.
    func rescoringPlan(ofOutput output: Int) -> RescoringPlan {
        rescoringPlans.value(ofOutput: output) {
            RescoringPlan(
                column: exposedColumns[output],
                parts: parts,
                schema: descriptor.schema,
                precision: descriptor.precision
            )
        }
    }
}
