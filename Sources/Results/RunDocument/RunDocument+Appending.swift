extension RunDocument {
    /// The document with what describes the run, and none of its rows.
    package var withoutRows: RunDocument {
        RunDocument(run: run, configuration: configuration, environment: environment)
    }

    /// Adds the rows of a part of the run; models and populations that are there already are not added again.
    package mutating func append(_ part: RunDocument) {
        models += part.models.filter { model in !models.contains { $0.id == model.id } }
        populations += part.populations.filter { population in
            !populations.contains { $0.id == population.id }
        }
        metrics += part.metrics
        reliabilityDiagrams += part.reliabilityDiagrams
        transitions += part.transitions
        latencies += part.latencies
        scoreHistograms += part.scoreHistograms
        curves += part.curves
        errors += part.errors
    }
}

extension RunIdentity {
    /// Makes this the continuation of an interrupted run: its id, its start, its commit.
    package mutating func continues(_ earlier: RunIdentity) {
        guard earlier.started < started else { return }
        id = earlier.id
        started = earlier.started
    }
}
