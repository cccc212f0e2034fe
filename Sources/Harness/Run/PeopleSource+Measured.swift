package import Measures
package import Populations
package import Scoring

extension PeopleSource {
    /// Some of the people with all that measures of scores ask of them.
    package struct MeasuredBlock: Sendable {
        /// The people, in the model's schema and precision.
        package let people: People
        /// The outcomes by how they came to be known, one a person, 0 or 1 or NaN; empty where there is no such outcome.
        package let outcomes: [OutcomeSource: [Double]]
        /// One weight a person; nil where everybody counts once.
        package let weights: [Double]?
        /// For each grouping the group of each person; -1 for none.
        package let groups: [[Int32]]
    }

    /// Levels of a feature beyond which it divides people into too many groups.
    static let mostGroups = 16

    /// The ways in which people are divided: by every protected feature that has levels, but not very many.
    ///
    /// A generator may know features of people that the model does not take.
    package var groupings: [Grouping] {
        groupingFeatures.map { Grouping(name: $0.feature.name, labels: $0.feature.kind.levels ?? []) }
    }

    /// How outcomes came to be known, the one that decides what is measured first; none where there is no such outcome.
    package var outcomeSources: [OutcomeSource] {
        switch origin {
        case .table(let table): table.outcomes == nil ? [] : [.observed]
        case .generator(let population, _, _, _, let outcome):
            population.outcomes.first { $0.name == outcome }.map { process in
                OutcomeSource.allCases.filter { process.has($0) }
            } ?? []
        }
    }

    /// The people of `range` with their outcomes and groups.
    ///
    /// - Throws: what making them throws.
    package func measured(_ range: Range<Int>) throws -> MeasuredBlock {
        let columns = groupingFeatures.map(\.column)
        switch origin {
        case .table(let table):
            let people = table.people.slice(range)
            let outcomes = table.outcomes.map { [OutcomeSource.observed: Array($0[range])] } ?? [:]
            return MeasuredBlock(
                people: people,
                outcomes: outcomes,
                weights: table.weights.map { Array($0[range]) },
                groups: Self.groups(people, columns)
            )
        case .generator(let population, let binding, let seed, let precision, let outcome):
            let sources = outcomeSources
            let sample = try population.sample(
                range,
                seed: seed,
                precision: precision,
                features: binding.columns + columns,
                outcomes: outcome.map { name in sources.map { OutcomeRequest(name: name, source: $0) } } ?? []
            )
            let own = binding.columns.count
            return MeasuredBlock(
                people: binding.translated(sample.people.selecting(Array(0..<own))),
                outcomes: Dictionary(
                    uniqueKeysWithValues: zip(sources, sample.outcomes.map(\.labels))
                ),
                weights: nil,
                groups: Self.groups(sample.people, Array(own..<own + columns.count))
            )
        }
    }

    private static func groups(_ people: People, _ columns: [Int]) -> [[Int32]] {
        columns.map { column in people.values(ofFeature: column).map { $0.isNaN ? -1 : Int32($0) } }
    }

    private var groupingFeatures: [(feature: Feature, column: Int)] {
        schemaOfGroups.features.enumerated().compactMap { column, feature in
            guard feature.roles.contains(.protected), let levels = feature.kind.levels,
                levels.count <= Self.mostGroups
            else { return nil }
            return (feature, column)
        }
    }
}
