extension Intervention {
    /// Checks what no person could make legal.
    ///
    /// - Throws: `ScoringError.illegalValue` for a value outside the feature's levels or range, with what is allowed;
    ///   `.illegalChange` for a change that the kind of feature does not know, a feature changed twice, a bundle that
    ///   breaks a rule between features, a feature outside the schema, an intervention without a change.
    /// - Complexity: O(changes + rules).
    public func check(against schema: Schema) throws(ScoringError) {
        if changes.isEmpty {
            throw .illegalChange(feature: name, change: "none", reason: "an intervention changes something")
        }
        var seen: Set<Int> = []
        for change in changes {
            guard schema.features.indices.contains(change.feature) else {
                throw .illegalChange(
                    feature: "number \(change.feature)",
                    change: name,
                    reason: "the schema has \(schema.count) features"
                )
            }
            let feature = schema.features[change.feature]
            if !seen.insert(change.feature).inserted {
                throw .illegalChange(
                    feature: feature.name,
                    change: change.text(in: schema),
                    reason: "\"\(name)\" changes it twice"
                )
            }
            try Self.check(change, of: feature, in: schema)
        }
        for case .oneHot(let features, let allowsNone) in schema.consistency {
            try checkGroup(features, allowsNone: allowsNone, in: schema)
        }
        try checkRules(of: schema)
    }

    /// Rules between features of which every one is set, so that they hold or break for everybody.
    private func checkRules(of schema: Schema) throws(ScoringError) {
        var row = [Double](repeating: .nan, count: schema.count)
        var set: Set<Int> = []
        for case .set(let feature, let value) in changes {
            row[feature] = value
            set.insert(feature)
        }
        for rule in schema.consistency where set.isSuperset(of: rule.features) && rule.isBroken(by: row) {
            throw .illegalChange(
                feature: rule.features.map { schema.features[$0].name }.joined(separator: ", "),
                change: name,
                reason: "it breaks the rule \(rule.text(in: schema))"
            )
        }
    }

    private static func check(
        _ change: FeatureChange,
        of feature: Feature,
        in schema: Schema
    ) throws(ScoringError) {
        let reason: String
        switch (change, feature.kind) {
        case (.set(_, let value), _):
            if feature.kind.contains(value) { return }
            throw .illegalValue(feature: feature.name, value: value, allowed: feature.kind.allowedText)
        case (.flip, .binary): return
        case (.flip, _): reason = "only a binary feature has another value"
        case (.step(_, let levels), .ordinal(let names)):
            if levels != 0, levels.magnitude < names.count { return }
            reason = "it has \(names.count) levels: \(names.joined(separator: ", "))"
        case (.step, _): reason = "only an ordinal feature has a next level"
        case (.shift(_, let by), .count):
            if by != 0, by.isFinite, by == by.rounded() { return }
            reason = "a count moves by a whole number other than 0"
        case (.shift(_, let by), .continuous):
            if by != 0, by.isFinite { return }
            reason = "a number moves by a number other than 0"
        case (.shift, _): reason = "only a number can be shifted; set one of \(feature.kind.allowedText)"
        }
        throw .illegalChange(feature: feature.name, change: change.text(in: schema), reason: reason)
    }

    /// A one-hot group that the bundle itself breaks for everybody.
    private func checkGroup(
        _ features: [Int],
        allowsNone: Bool,
        in schema: Schema
    ) throws(ScoringError) {
        let sets = changes.filter { features.contains($0.feature) }.compactMap { change in
            if case .set(let feature, let value) = change { (feature: feature, value: value) } else { nil }
        }
        let names = features.map { schema.features[$0].name }.joined(separator: ", ")
        let ones = sets.filter { $0.value == 1 }
        if ones.count > 1 {
            throw .illegalChange(
                feature: ones.map { schema.features[$0.feature].name }.joined(separator: ", "),
                change: name,
                reason: "only one of \(names) can be yes"
            )
        }
        if ones.isEmpty, sets.count == features.count, !allowsNone {
            throw .illegalChange(
                feature: names,
                change: name,
                reason: "one of them has to be yes"
            )
        }
    }
}

extension FeatureKind {
    /// The legal values in words, for errors: "man, woman", "whole numbers from 0 to 10".
    package var allowedText: String {
        switch self {
        case .binary(let no, let yes): "0 (\(no)), 1 (\(yes))"
        case .ordinal(let levels), .categorical(let levels): levels.joined(separator: ", ")
        case .count(let range):
            "whole numbers from \(range.lowerBound.shortText) to \(range.upperBound.shortText)"
        case .continuous(let range):
            "numbers from \(range.lowerBound.shortText) to \(range.upperBound.shortText)"
        }
    }
}

extension Double {
    /// The number without ".0" where it is whole.
    var shortText: String { self == rounded() && magnitude < 1e15 ? "\(Int(self))" : "\(self)" }
}
