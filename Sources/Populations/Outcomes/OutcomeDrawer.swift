import Scoring

/// Draws the outcomes of one request, block by block.
struct OutcomeDrawer {
    private let process: OutcomeProcess
    private let source: OutcomeSource
    private let population: String
    private(set) var values = OutcomeValues()

    /// - Throws: `PopulationError.unknownOutcome`, `.noSuchSource`.
    init(_ request: OutcomeRequest, of population: Population) throws(PopulationError) {
        process = try population.outcome(named: request.name)
        source = request.source
        self.population = population.id
        guard process.has(source) else {
            throw .noSuchSource(population: population.id, outcome: request.name, source: source)
        }
    }

    var features: Set<Int> { process.features(for: source) }

    mutating func draw(
        with generator: inout PeopleGenerator,
        start: Int,
        count: Int
    ) throws(PopulationError) {
        var probabilities = try probabilities(
            process.probability,
            process.name,
            &generator,
            start: start,
            count: count
        )
        var labels = bernoulli(probabilities, "outcome", &generator, start: start)
        if source != .truth, let observation = process.observation {
            // One number decides whether the truth is misread; the truth itself stays that of `.truth`.
            let misread = generator.uniformNumbers(of: stream("observation"), start: start, count: count)
            for person in 0..<count {
                let truth = labels[person]
                let error = truth > 0 ? observation.falseNegatives : observation.falsePositives
                labels[person] = misread[person] < error ? 1 - truth : truth
                let probability = probabilities[person]
                probabilities[person] =
                    probability * (1 - observation.falseNegatives)
                    + (1 - probability) * observation.falsePositives
            }
        }
        if source == .selected, let selection = process.selection {
            let chances = try self.probabilities(
                selection,
                "selection for \(process.name)",
                &generator,
                start: start,
                count: count
            )
            let selected = bernoulli(chances, "selection", &generator, start: start)
            for person in 0..<count where selected[person] == 0 { labels[person] = .nan }
        }
        values.probabilities += probabilities
        values.labels += labels
    }

    private func stream(_ use: String) -> UniformStream { UniformStream(name: "\(use):\(process.name)") }

    private func bernoulli(
        _ probabilities: [Double],
        _ use: String,
        _ generator: inout PeopleGenerator,
        start: Int
    ) -> [Double] {
        let uniforms = generator.uniformNumbers(of: stream(use), start: start, count: probabilities.count)
        return zip(uniforms, probabilities).map { $0 < $1 ? 1 : 0 }
    }

    private func probabilities(
        _ expression: Expression,
        _ name: String,
        _ generator: inout PeopleGenerator,
        start: Int,
        count: Int
    ) throws(PopulationError) -> [Double] {
        let values = generator.values(of: expression, count: count)
        for (person, value) in values.enumerated() where !(value >= 0 && value <= 1) {
            throw .noProbability(population: population, of: name, person: start + person, value: value)
        }
        return values
    }
}
