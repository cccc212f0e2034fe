package import Scoring

/// How an outcome comes about, so that its true probability is known for every person.
package struct OutcomeProcess: Equatable, Sendable {
    /// The name by which measures ask for it.
    package let name: String
    /// What people read.
    package let label: LocalizedText
    /// The true probability of the outcome.
    package let probability: Expression
    /// How the truth is observed; nil where only the truth exists.
    package let observation: Observation?
    /// The probability that a person is inspected; nil where nobody is selected.
    package let selection: Expression?

    /// How often the truth is misread.
    package struct Observation: Equatable, Sendable {
        /// P(observed 1 | truth 0).
        package let falsePositives: Double
        /// P(observed 0 | truth 1).
        package let falseNegatives: Double

        /// The two error rates, each in [0, 1].
        package init(falsePositives: Double, falseNegatives: Double) {
            self.falsePositives = falsePositives
            self.falseNegatives = falseNegatives
        }
    }

    /// An outcome process; expressions are over all features of the population, hidden ones included.
    package init(
        name: String,
        label: LocalizedText? = nil,
        probability: Expression,
        observation: Observation? = nil,
        selection: Expression? = nil
    ) {
        self.name = name
        self.label = label ?? LocalizedText(name)
        self.probability = probability
        self.observation = observation
        self.selection = selection
    }

    /// Whether outcomes of this source exist.
    package func has(_ source: OutcomeSource) -> Bool {
        switch source {
        case .truth: true
        case .observed: observation != nil
        case .selected: selection != nil
        }
    }

    /// The columns it reads for outcomes of `source`.
    package func features(for source: OutcomeSource) -> Set<Int> {
        let selectionFeatures = source == .selected ? selection?.features ?? [] : []
        return Set(probability.features).union(selectionFeatures)
    }
}
