package import Foundation
import Populations
package import Results
package import Scoring

/// Where the people of a run come from, seen through one model: a generator, or a file.
package struct PeopleSource: Sendable {
    /// What is known of them.
    package let record: PopulationRecord
    /// How many there are.
    package let count: Int
    let origin: Origin
    /// The features by which people may be divided, in the order of their columns.
    let schemaOfGroups: Schema

    enum Origin: Sendable {
        case generator(Population, PopulationBinding, seed: UInt64, Precision, outcome: String?)
        case table(Table)
    }

    /// Opens a population for a model.
    ///
    /// - Parameters:
    ///   - file: a specification (`.yaml`), or a table (`.csv`) whose columns are called like the model's features.
    ///   - people: how many to make; nil for all rows of a table.
    ///   - seed: which of the populations of a specification.
    ///   - model: the model that is to score them.
    ///   - outcomeColumn: the column of a table that holds the outcome; where nil, the one that is called like the model's
    ///     target, if there is one.
    ///   - weightColumn: the column of a table that holds weights; nil for everybody once.
    /// - Throws: `HarnessError.populationLacksFeatures`, `.illegalOption`, and what reading the file throws.
    package init(
        file: URL,
        people: Int?,
        seed: UInt64,
        model: ModelDescriptor,
        outcomeColumn: String? = nil,
        weightColumn: String? = nil
    ) throws {
        let name = file.deletingPathExtension().lastPathComponent
        let digest = SHA256.hexadecimalDigest(of: Array(try Data(contentsOf: file)))
        if file.pathExtension == "csv" {
            for (option, column) in [("--outcome", outcomeColumn), ("--weight", weightColumn)] {
                guard let column, model.schema.index(of: column) != nil else { continue }
                throw HarnessError.illegalOption(
                    option: option,
                    value: column,
                    allowed: "a column that is no feature of the model"
                )
            }
            let target = model.target.flatMap { model.schema.index(of: $0) == nil ? $0 : nil }
            let reader = TableReader(
                schema: model.schema,
                outcome: outcomeColumn ?? target,
                outcomeMayLack: outcomeColumn == nil,
                weight: weightColumn,
                precision: model.precision
            )
            let table = try reader.read(path: file.path)
            if let people, people > table.people.count {
                throw HarnessError.illegalOption(
                    option: "--people",
                    value: "\(people)",
                    allowed: "at most \(table.people.count), the rows of the file"
                )
            }
            count = people ?? table.people.count
            origin = .table(table)
            schemaOfGroups = model.schema
            record = PopulationRecord(
                id: name,
                label: TextRecord(name),
                origin: "file",
                sha256: digest,
                people: count,
                outcomes: table.outcomes == nil ? nil : OutcomeSource.observed.rawValue,
                weight: weightColumn
            )
        } else {
            if let weightColumn {
                throw HarnessError.illegalOption(
                    option: "--weight",
                    value: weightColumn,
                    allowed: "a column of a CSV file; people who are made count once each"
                )
            }
            let population = try Population.read(file)
            let binding = try PopulationBinding(
                model: model,
                population: population.schema,
                populationName: population.id
            )
            let outcome = model.target.flatMap { target in
                population.outcomes.contains { $0.name == target } ? target : nil
            }
            count = people ?? RunRequest.defaultPeople
            schemaOfGroups = population.schema
            origin = .generator(population, binding, seed: seed, model.precision, outcome: outcome)
            record = PopulationRecord(
                id: population.id,
                label: TextRecord(population.label),
                origin: "generator",
                sha256: digest,
                people: count,
                outcomes: outcome == nil ? nil : OutcomeSource.truth.rawValue,
                sources: population.sources.map { SourceRecord($0) }
            )
        }
    }

    /// Whether people come with weights.
    package var isWeighted: Bool { record.weight != nil }

    /// Whether the outcome that the model claims to predict is known of them.
    package var hasOutcomes: Bool { record.outcomes != nil }

    /// Some of the people, as the model takes them.
    package struct Block: Sendable {
        /// The people, in the model's schema and precision.
        package let people: People
        /// The outcome of each, 0 or 1 or NaN where not known; nil where the population has no such outcome.
        package let outcomes: [Double]?
        /// One weight a person; nil where everybody counts once.
        package let weights: [Double]?
    }

    /// The people of `range`.
    ///
    /// - Throws: what making them throws.
    package func block(_ range: Range<Int>) throws -> Block {
        switch origin {
        case .table(let table):
            return Block(
                people: table.people.slice(range),
                outcomes: table.outcomes.map { Array($0[range]) },
                weights: table.weights.map { Array($0[range]) }
            )
        case .generator(let population, let binding, let seed, let precision, let outcome):
            let sample = try population.sample(
                range,
                seed: seed,
                precision: precision,
                features: binding.columns,
                outcomes: outcome.map { [OutcomeRequest(name: $0)] } ?? []
            )
            return Block(
                people: binding.translated(sample.people),
                outcomes: sample.outcomes.first?.labels,
                weights: nil
            )
        }
    }
}
