package import Scoring

/// A synthetic population: a specification from which person *i* follows for every seed and every *i*.
///
/// Person *i* is a pure function of (specification, seed, *i*), so any range can be made anywhere, in any order, and is
/// the same to the last bit.
package struct Population: Sendable {
    /// The name by which commands call it.
    package let id: String
    /// What people read.
    package let label: LocalizedText
    /// What it stands for, and what is assumed.
    package let summary: LocalizedText
    /// The documents that its numbers cite.
    package let sources: [Source]
    /// The features of the people it makes.
    package let schema: Schema
    /// Every number in the specification, with where it comes from.
    package let parameters: [Parameter]
    /// Numbers that the people made must reproduce.
    package let margins: [Margin]
    /// The outcome processes.
    package let outcomes: [OutcomeProcess]

    /// Whom the population keeps: person i is the first of the possible people of that number of whom it holds; nil
    /// where everybody is kept.
    package let kept: Expression?

    /// The features of `schema` and after them those that only the generator sees.
    let allFeatures: [Feature]
    let steps: [GeneratorStep]

    /// A population of people made by `steps`.
    ///
    /// Expressions of steps, margins and outcomes are over `schema` followed by `hidden`, features that only the generator
    /// sees. Each step writes features that none before it wrote, but for a derived step that changes the one it reads.
    package init(
        id: String,
        label: LocalizedText? = nil,
        summary: LocalizedText = LocalizedText(""),
        sources: [Source] = [],
        schema: Schema,
        hidden: [Feature] = [],
        steps: [GeneratorStep],
        parameters: [Parameter] = [],
        margins: [Margin] = [],
        outcomes: [OutcomeProcess] = [],
        kept: Expression? = nil
    ) {
        self.id = id
        self.label = label ?? LocalizedText(id)
        self.summary = summary
        self.sources = sources
        self.schema = schema
        self.parameters = parameters
        self.margins = margins
        self.outcomes = outcomes
        self.kept = kept
        allFeatures = schema.features + hidden
        self.steps = steps
    }

    /// The outcome process called `name`.
    ///
    /// - Throws: `PopulationError.unknownOutcome` with the names there are.
    package func outcome(named name: String) throws(PopulationError) -> OutcomeProcess {
        guard let outcome = outcomes.first(where: { $0.name == name }) else {
            throw .unknownOutcome(population: id, name: name, known: outcomes.map(\.name))
        }
        return outcome
    }

    /// The steps that `features` depend on, in order.
    func steps(for features: Set<Int>) -> [GeneratorStep] {
        var needed = features
        var kept: [GeneratorStep] = []
        for step in steps.reversed() where !needed.isDisjoint(with: step.writes) {
            kept.append(step)
            needed.formUnion(step.reads)
        }
        return kept.reversed()
    }
}
