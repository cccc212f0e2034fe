package import Scoring

extension MappingReader {
    /// The schema under the keys `features` (needed) and `consistency`.
    ///
    /// - Returns: nil, with every fault reported, where there is none.
    package func schema() -> Schema? {
        let features = required("features")?.features()
        let rules = optional("consistency")
        guard let features, let schema = try? Schema(features: features) else { return nil }
        guard let rules else { return schema }
        guard let consistency = rules.list({ $0.consistencyRule(schema: schema) }) else { return nil }
        return try? Schema(features: features, consistency: consistency)
    }
}

extension DocumentValue {
    /// The features of a list, no two of one name.
    ///
    /// - Returns: nil, with every fault reported, where one is wrong.
    package func features() -> [Feature]? {
        guard let elements = list() else { return nil }
        var features: [Feature] = []
        var isWhole = true
        for element in elements {
            guard let feature = element.feature() else {
                isWhole = false
                continue
            }
            if features.contains(where: { $0.name == feature.name }) {
                element.report(.duplicateName(feature.name, what: "feature"))
                isWhole = false
            }
            features.append(feature)
        }
        return isWhole ? features : nil
    }

    /// The column of the feature that is named here.
    package func featureIndex(in schema: Schema) -> Int? {
        index(among: schema.features.map(\.name), what: "feature")
    }
}
