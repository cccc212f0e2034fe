import Populations
import Scoring

/// People of one of the two populations of a shift, as one model takes them, with the groups that are followed.
struct ShiftPeople: Sendable {
    /// The population's name.
    let id: String
    private let population: Population
    private let binding: PopulationBinding
    private let groups: [Int]
    private let seed: UInt64
    private let precision: Precision

    /// Makes the people of `population` ready for `model`.
    ///
    /// - Parameters:
    ///   - population: the population.
    ///   - model: the model that is to score it.
    ///   - followed: binary features of which the share among the selected is followed.
    ///   - seed: which of the possible populations.
    /// - Throws: `HarnessError.populationLacksFeatures`; `.illegalOption` where a followed feature is missing or not binary.
    init(
        _ population: Population,
        model: ModelDescriptor,
        followed: [String],
        seed: UInt64
    ) throws(HarnessError) {
        binding = try PopulationBinding(
            model: model,
            population: population.schema,
            populationName: population.id
        )
        let schema = population.schema
        groups = followed.compactMap { schema.binaryIndex(of: $0) }
        guard groups.count == followed.count else {
            let known = schema.features.filter { if case .binary = $0.kind { true } else { false } }.map(
                \.name
            )
            throw HarnessError.illegalOption(
                option: "--follow",
                value: followed.joined(separator: ", "),
                allowed: "binary features of \(population.id): \(known.joined(separator: ", "))"
            )
        }
        id = population.id
        self.population = population
        self.seed = seed
        precision = model.precision
    }

    /// The people of `range` in the model's schema, and for each followed group who is in it.
    func block(_ range: Range<Int>) throws(PopulationError) -> (people: People, groups: [[Double]]) {
        let columns = binding.columns
        let sample = try population.people(
            range,
            seed: seed,
            precision: precision,
            features: columns + groups
        )
        let people = binding.translated(sample.selecting(Array(0..<columns.count)))
        return (people, groups.indices.map { sample.values(ofFeature: columns.count + $0) })
    }
}

extension Schema {
    /// The column of the binary feature called `name`; nil where there is none.
    func binaryIndex(of name: String) -> Int? {
        guard let index = index(of: name), case .binary = features[index].kind else { return nil }
        return index
    }
}
