package import Scoring

extension DocumentValue {
    /// One rule between features, in one of four forms.
    ///
    /// ```yaml
    /// - one_of: [a, b, c]            # binary features of which exactly one is 1
    ///   allows_none: true            # or none
    /// - implied: {feature: care_duty, value: no}
    ///   when: children = 0
    /// - ordered: [hours_worked, hours_declared]
    /// - required: days_registered >= 0
    /// ```
    package func consistencyRule(schema: Schema) -> ConsistencyRule? {
        mapping { reader in
            guard let (key, value) = reader.one(of: ["one_of", "implied", "ordered", "required"]) else {
                _ = (reader.has("allows_none"), reader.has("when"))
                return nil
            }
            switch key {
            case "one_of":
                let allowsNone = reader.optional("allows_none").map { $0.boolean() } ?? .some(false)
                let features = value.list { $0.binaryFeatureIndex(in: schema) }
                guard let allowsNone, let features else { return nil }
                guard Set(features).count == features.count, features.count >= 2 else {
                    value.report(.invalid(reason: "at least two different features are needed"))
                    return nil
                }
                return .oneHot(features: features, allowsNone: allowsNone)
            case "implied":
                let condition = reader.required("when")?.expression(schema: schema)
                let implied = value.assignment(schema: schema)
                guard let condition, let implied else { return nil }
                return .implied(condition: condition, feature: implied.feature, value: implied.value)
            case "ordered":
                guard let features = value.list({ $0.featureIndex(in: schema) }) else { return nil }
                guard features.count == 2 else {
                    value.report(
                        .wrongCount(
                            what: "features (the lower and the upper one)",
                            expected: 2,
                            found: features.count
                        )
                    )
                    return nil
                }
                return .ordered(lower: features[0], upper: features[1])
            default:
                return value.expression(schema: schema).map { .required(condition: $0) }
            }
        }
    }

    private func binaryFeatureIndex(in schema: Schema) -> Int? {
        guard let index = featureIndex(in: schema) else { return nil }
        guard schema.features[index].kind.word == "binary" else {
            report(.invalid(reason: "'\(schema.features[index].name)' is not binary"))
            return nil
        }
        return index
    }

    /// A value of a feature: `{feature: name, value: level or number}`.
    private func assignment(schema: Schema) -> (feature: Int, value: Double)? {
        mapping { reader in
            let feature = reader.required("feature")?.featureIndex(in: schema)
            let value = reader.required("value")
            guard let feature, let number = value?.featureValue(of: schema.features[feature].kind) else {
                return nil
            }
            return (feature, number)
        }
    }
}
