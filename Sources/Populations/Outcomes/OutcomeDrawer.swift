import Scoring

/// Draws the outcomes of one request, block by block.
struct OutcomeDrawer {
    private let process: OutcomeProcess
    private let source: OutcomeSource
    private let population: String
    private(set) var values: OutcomeValues

    /// - Throws: `PopulationError.unknownOutcome`, `.noSuchSource`.
    init(_ request: OutcomeRequest, of population: Population, count: Int) throws(PopulationError) {
        values = OutcomeValues(count: count)
        process = try population.outcome(named: request.name)
        source = request.source
        self.population = population.id
        guard process.has(source) else {
            throw .noSuchSource(population: population.id, outcome: request.name, source: source)
        }
    }

    var features: Set<Int> { process.features(for: source) }

    /// Draws for the people of `lanes` and writes each into its row; who has none is left out.
    mutating func draw(
        with generator: inout PeopleGenerator,
        lanes: Lanes,
        rows: [Int?]
    ) throws(PopulationError) {
        var probabilities = try probabilities(process.probability, process.name, &generator, lanes)
        var labels = bernoulli(probabilities, "outcome", &generator, lanes)
        if source != .truth, let observation = process.observation {
            // One number decides whether the truth is misread; the truth itself stays that of `.truth`.
            let misread = generator.uniformNumbers(of: stream("observation"), lanes: lanes)
            for lane in labels.indices {
                let truth = labels[lane]
                let error = truth > 0 ? observation.falseNegatives : observation.falsePositives
                labels[lane] = misread[lane] < error ? 1 - truth : truth
                let probability = probabilities[lane]
                probabilities[lane] =
                    probability * (1 - observation.falseNegatives)
                    + (1 - probability) * observation.falsePositives
            }
        }
        if source == .selected, let selection = process.selection {
            let chances = try self.probabilities(
                selection,
                "selection for \(process.name)",
                &generator,
                lanes
            )
            let selected = bernoulli(chances, "selection", &generator, lanes)
            for lane in labels.indices where selected[lane] == 0 { labels[lane] = .nan }
        }
        for (lane, row) in rows.enumerated() {
            guard let row else { continue }
            values.probabilities[row] = probabilities[lane]
            values.labels[row] = labels[lane]
        }
    }

    private func stream(_ use: String) -> UniformStream { UniformStream(name: "\(use):\(process.name)") }

    private func bernoulli(
        _ probabilities: [Double],
        _ use: String,
        _ generator: inout PeopleGenerator,
        _ lanes: Lanes
    ) -> [Double] {
        let uniforms = generator.uniformNumbers(of: stream(use), lanes: lanes)
        return zip(uniforms, probabilities).map { $0 < $1 ? 1 : 0 }
    }

    private func probabilities(
        _ expression: Expression,
        _ name: String,
        _ generator: inout PeopleGenerator,
        _ lanes: Lanes
    ) throws(PopulationError) -> [Double] {
        let values = generator.values(of: expression, count: lanes.count)
        for (lane, value) in values.enumerated() where !(value >= 0 && value <= 1) {
            throw .noProbability(population: population, of: name, person: lanes.person(lane), value: value)
        }
        return values
    }
}
