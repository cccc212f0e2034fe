import Foundation
import Measures
import Populations
import Results
import Scoring

/// How the people of a population divide by protected features: those of the models and those of the population itself.
enum PeopleGroups {
    /// The groups of the first `people`.
    ///
    /// No model is run: the population makes its own features, and a CSV file is read.
    ///
    /// - Parameters:
    ///   - file: the population's.
    ///   - people: how many.
    ///   - seed: of a generator.
    ///   - models: whose protected features count too.
    /// - Returns: one column a grouping.
    /// - Throws: what making or reading people throws.
    static func columns(
        file: URL,
        people: Int,
        seed: UInt64,
        models: [ModelRecord]
    ) throws -> [GroupColumn] {
        let protected = models.flatMap(\.features).filter { $0.roles.contains("protected") }
        let schema: Schema
        let made: People
        if file.pathExtension == "csv" {
            schema = try self.schema(of: protected)
            made = try TableReader(schema: schema, precision: .float64).read(path: file.path).people
        } else {
            let population = try Population.read(file)
            let names = Set(protected.map(\.name))
            let indices = population.schema.features.indices.filter { index in
                let feature = population.schema.features[index]
                return feature.roles.contains(.protected) || names.contains(feature.name)
            }
            schema = try Schema(features: indices.map { population.schema.features[$0] })
            made = try population.people(0..<people, seed: seed, precision: .float64, features: indices)
        }
        return schema.features.enumerated().map { index, feature in
            let values = made.slice(0..<people).values(ofFeature: index)
            if let levels = feature.kind.levels {
                return GroupColumn(
                    Grouping(name: feature.name, labels: levels),
                    members: values.map { feature.kind.contains($0) ? Int($0) : -1 }
                )
            }
            return GroupColumn(name: feature.name, values: values, text: feature.text(of:))
        }
    }

    private static func schema(of records: [FeatureRecord]) throws -> Schema {
        var features: [Feature] = []
        for record in records where !features.contains(where: { $0.name == record.name }) {
            let range = (record.lower ?? -.infinity)...(record.upper ?? .infinity)
            let levels = record.levels ?? []
            let kind: FeatureKind =
                switch record.kind {
                case "binary": .binary(no: levels.first ?? "no", yes: levels.last ?? "yes")
                case "ordinal": .ordinal(levels: levels)
                case "categorical": .categorical(levels: levels)
                case "count": .count(range: range)
                default: .continuous(range: range)
                }
            features.append(Feature(name: record.name, kind: kind, missing: .passed))
        }
        return try Schema(features: features)
    }
}
