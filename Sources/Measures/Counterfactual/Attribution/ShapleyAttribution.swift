import DenseMatrix
package import Scoring

/// Exact Shapley values: how much of a person's margin each feature accounts for, against a stated reference.
///
/// The margin is what the score is made from before its link: log odds for a probability. Base and values sum to the
/// margin, which is checked for every person. A model that is neither a sum of terms nor of trees has no margin: the
/// score itself is shared out, by enumeration, among at most 14 features.
package struct ShapleyAttribution: Sendable {
    /// What stands in for the features that a coalition leaves out.
    package enum Reference: Sendable {
        /// How many people of the training data took each branch; for trees that know it.
        case trainingCounts
        /// People, each feature independently of the others left in.
        case background(People)
    }

    private enum Method: Sendable {
        case additive(AdditiveAttribution)
        case trees(TreeAttribution)
        case coalitions(CoalitionAttribution)
    }

    private let method: Method
    private let featureCount: Int

    /// Prepares the attribution of one output of a model.
    ///
    /// - Throws: `MeasuresError.noStructure` for a model that shows none, or one that the reference does not fit;
    ///   `.noTrainingCounts`, `.illegalSetting` as the methods say.
    package init(
        model: any ScoringModel,
        output: Int? = nil,
        reference: Reference
    ) throws(MeasuresError) {
        let descriptor = model.descriptor
        let structure = (model as? any StructuredModel)?.structure(
            ofOutput: output ?? descriptor.decision.output
        )
        featureCount = descriptor.schema.count
        switch (structure?.form, reference) {
        case (.additive(let sum), .background(let people)):
            method = .additive(try AdditiveAttribution(sum, background: people))
        case (.trees(let trees), .background(let people)):
            method = .trees(try TreeAttribution(trees, reference: .background(people)))
        case (.trees(let trees), .trainingCounts):
            method = .trees(try TreeAttribution(trees, reference: .trainingCounts))
        case (.additive, .trainingCounts):
            throw .noStructure(
                model: descriptor.id,
                needed: "a background of people: terms have no training counts"
            )
        case (.cells(let cells), .background(let people)):
            method = .coalitions(
                try CoalitionAttribution(
                    model: model,
                    output: output ?? descriptor.decision.output,
                    players: cells.indices.filter { !cells[$0].breaks.isEmpty },
                    background: people
                )
            )
        case (nil, .background(let people)):
            method = .coalitions(
                try CoalitionAttribution(
                    model: model,
                    output: output ?? descriptor.decision.output,
                    players: Array(descriptor.schema.features.indices),
                    background: people
                )
            )
        case (.cells, .trainingCounts), (nil, .trainingCounts):
            throw .noStructure(
                model: descriptor.id,
                needed: "a background of people: only trees have training counts"
            )
        }
    }

    /// The expected margin, which the values of everybody start from.
    package var base: Double {
        switch method {
        case .additive(let sum): sum.base
        case .trees(let trees): trees.base
        case .coalitions(let coalitions): coalitions.base
        }
    }

    /// Whether the score itself is shared out, for want of a margin.
    package var isOfScore: Bool {
        if case .coalitions = method { true } else { false }
    }

    /// The Shapley values of a block of people.
    ///
    /// - Throws: what the model throws, where it has to be scored.
    /// - Complexity: as the method says; independent of the size of the background for trees.
    package func attributions(of people: People) throws(ScoringError) -> Attributions {
        var values = DenseMatrix<Double>(rows: people.count, columns: featureCount)
        let margins: [Double]
        switch method {
        case .additive(let sum): margins = sum.attribute(people, into: &values)
        case .trees(let trees): margins = trees.attribute(people, into: &values)
        case .coalitions(let coalitions): margins = try coalitions.attribute(people, into: &values)
        }
        return Attributions(base: base, values: values, margins: margins)
    }
}
