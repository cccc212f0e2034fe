package import Scoring

/// Which outcomes are wanted.
package struct OutcomeRequest: Equatable, Sendable {
    /// The name of the outcome process.
    package let name: String
    /// How the labels came to be known.
    package let source: OutcomeSource

    /// A request.
    package init(name: String, source: OutcomeSource = .truth) {
        self.name = name
        self.source = source
    }
}

/// People and their outcomes.
package struct PopulationSample: Sendable {
    /// The people.
    package let people: People
    /// Their outcomes, one element for each request.
    package let outcomes: [OutcomeValues]
}
