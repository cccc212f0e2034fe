package import Scoring

/// What a person may change, and what it costs: the permitted actions of recourse.
package struct RecoursePolicy: Equatable, Sendable {
    /// Which way a feature may move.
    package enum Direction: String, CaseIterable, Sendable {
        /// Either way.
        case any
        /// To higher values only.
        case up
        /// To lower values only.
        case down
    }

    /// One feature that may change.
    package struct Action: Equatable, Sendable {
        /// The feature.
        package let feature: Int
        /// Which way it may move.
        package let direction: Direction
        /// What a change by one unit costs: of a number in its unit, of an ordinal feature in levels; what any change
        /// costs for a binary or categorical one.
        package let unitCost: Double
        /// The values it may take; nil for every value the schema allows.
        package let values: [Double]?

        /// An action.
        package init(feature: Int, direction: Direction = .any, unitCost: Double, values: [Double]? = nil) {
            self.feature = feature
            self.direction = direction
            self.unitCost = unitCost
            self.values = values
        }
    }

    /// The features that may change, in rising order; the others stay as they are.
    package let actions: [Action]

    /// Checks actions against a schema.
    ///
    /// - Throws: `ScoringError.illegalChange` for a feature outside the schema, one that is immutable or named twice, or
    ///   a cost that is negative or no number; `.illegalValue` for a value the schema does not allow.
    package init(actions: [Action], schema: Schema) throws(ScoringError) {
        let sorted = actions.sorted { $0.feature < $1.feature }
        for (index, action) in sorted.enumerated() {
            guard schema.features.indices.contains(action.feature) else {
                throw .illegalChange(
                    feature: "number \(action.feature)",
                    change: "recourse",
                    reason: "the schema has \(schema.count) features"
                )
            }
            let feature = schema.features[action.feature]
            var reason: String?
            if feature.roles.contains(.immutable) { reason = "nobody can change it: its role is immutable" }
            if !(action.unitCost >= 0 && action.unitCost.isFinite) {
                reason = "its cost is a number of 0 or more"
            }
            if index > 0, sorted[index - 1].feature == action.feature { reason = "it is named twice" }
            if let reason { throw .illegalChange(feature: feature.name, change: "recourse", reason: reason) }
            for value in action.values ?? [] where !feature.kind.contains(value) {
                throw .illegalValue(feature: feature.name, value: value, allowed: feature.kind.allowedText)
            }
        }
        self.actions = sorted
    }

    /// Every feature with the role `actionable`, either way; a move over the whole range or all levels costs 1.
    ///
    /// - Throws: as `init(actions:schema:)`.
    package init(actionableOf schema: Schema) throws(ScoringError) {
        let features = schema.features.indices.filter {
            schema.features[$0].roles.contains(.actionable) && !schema.features[$0].roles.contains(.immutable)
        }
        try self.init(
            actions: features.map { Action(feature: $0, unitCost: Self.usualCost(schema.features[$0].kind)) },
            schema: schema
        )
    }

    private static func usualCost(_ kind: FeatureKind) -> Double {
        switch kind {
        case .binary, .categorical: return 1
        case .ordinal(let levels): return 1 / Double(max(1, levels.count - 1))
        case .count(let range), .continuous(let range):
            let width = range.upperBound - range.lowerBound
            return width > 0 && width.isFinite ? 1 / width : 1
        }
    }
}
