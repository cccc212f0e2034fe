extension Intervention {
    /// Every change of one feature that the schema knows, in the order of the features.
    ///
    /// | kind | changes |
    /// | --- | --- |
    /// | binary | the other value; no; yes |
    /// | ordinal | each level; one level up; one down |
    /// | categorical | each level |
    /// | count, continuous | each of the feature's `shifts` |
    ///
    /// Features of every role are changed: that nobody can change a feature says nothing about what the model makes
    /// of it.
    public static func singleChanges(of schema: Schema) -> [Intervention] {
        schema.features.indices.flatMap { singleChanges(ofFeature: $0, in: schema) }
    }

    /// Every change of one feature that the schema knows.
    ///
    /// - Precondition: the feature is one of the schema.
    public static func singleChanges(ofFeature index: Int, in schema: Schema) -> [Intervention] {
        let feature = schema.features[index]
        var changes: [FeatureChange] = []
        if case .binary = feature.kind { changes.append(.flip(feature: index)) }
        for level in (feature.kind.levels ?? []).indices {
            changes.append(.set(feature: index, value: Double(level)))
        }
        if case .ordinal = feature.kind {
            changes += [.step(feature: index, levels: 1), .step(feature: index, levels: -1)]
        }
        changes += feature.shifts.map { .shift(feature: index, by: $0) }
        return changes.map { Intervention([$0], in: schema) }
    }
}
