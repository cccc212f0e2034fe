package import Scoring

/// Features that a decision should perhaps not depend on, and every combination of their values.
package struct PermittedSet: Equatable, Sendable {
    /// Combinations beyond this many are refused.
    package static let largestSize = 4096

    /// What reports call it.
    package let name: String
    /// The features.
    package let features: [Int]
    /// Every combination; the rules between features then decide which are legal for a person.
    package let combinations: [Intervention]

    /// All combinations of the levels of some features; a number takes its own value and each of its shifts.
    ///
    /// - Throws: `ScoringError.illegalChange` where there are no features, none of them can change, or there are more
    ///   than `largestSize` combinations.
    package init(name: String, features: [Int], schema: Schema) throws(ScoringError) {
        var combinations: [[FeatureChange]] = [[]]
        for index in features {
            let feature = schema.features[index]
            var choices: [[FeatureChange]] = (feature.kind.levels ?? []).indices.map {
                [.set(feature: index, value: Double($0))]
            }
            if choices.isEmpty {
                choices = [[]] + feature.shifts.map { [.shift(feature: index, by: $0)] }
            }
            guard combinations.count * choices.count <= Self.largestSize else {
                throw .illegalChange(
                    feature: feature.name,
                    change: name,
                    reason: "the set has more than \(Self.largestSize) combinations; leave features out"
                )
            }
            combinations = combinations.flatMap { before in choices.map { before + $0 } }
        }
        combinations.removeAll(where: \.isEmpty)
        guard !combinations.isEmpty else {
            throw .illegalChange(
                feature: features.map { schema.features[$0].name }.joined(separator: ", "),
                change: name,
                reason: "a set needs features with levels or shifts"
            )
        }
        self.name = name
        self.features = features
        self.combinations = combinations.map { Intervention($0, in: schema) }
    }

    /// The set of the features with the role `protected`; nil where there are none.
    ///
    /// - Throws: as `init(name:features:schema:)`.
    package static func protected(of schema: Schema) throws(ScoringError) -> PermittedSet? {
        let features = schema.features.indices.filter { schema.features[$0].roles.contains(.protected) }
        guard !features.isEmpty else { return nil }
        return try PermittedSet(name: "protected features", features: features, schema: schema)
    }
}
