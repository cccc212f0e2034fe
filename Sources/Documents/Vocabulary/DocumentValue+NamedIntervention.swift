package import Scoring

extension DocumentValue {
    /// Bundles of changes, each with a name of its own.
    ///
    /// ```yaml
    /// - id: lone_mother
    ///   label: {en: Lone mother, fr: Mère isolée}
    ///   changes: {sex: woman, lone_parent: yes, children: 1}   # feature: level or number
    /// ```
    ///
    /// - Returns: nil, with every fault reported, where one is wrong: a feature or level that does not exist, a number
    ///   outside its range, values that break a rule between features.
    package func namedInterventions(schema: Schema) -> [NamedIntervention]? {
        guard let elements = list() else { return nil }
        var bundles: [NamedIntervention] = []
        var isWhole = true
        for element in elements {
            guard let bundle = element.namedIntervention(schema: schema) else {
                isWhole = false
                continue
            }
            if bundles.contains(where: { $0.id == bundle.id }) {
                element.report(.duplicateName(bundle.id, what: "intervention"))
                isWhole = false
            }
            bundles.append(bundle)
        }
        return isWhole ? bundles : nil
    }

    private func namedIntervention(schema: Schema) -> NamedIntervention? {
        mapping { reader -> NamedIntervention? in
            let id = reader.required("id")?.identifier()
            let label = reader.required("label")?.localizedText()
            let value = reader.required("changes")
            let changes = value?.featureValues(schema: schema)
            guard let id, let label, let value, let changes else { return nil }
            let bundle = NamedIntervention(id: id, label: label, changes: changes)
            do throws(ScoringError) {
                try bundle.intervention.check(against: schema)
                return bundle
            } catch {
                value.report(.invalid(reason: error.description))
                return nil
            }
        }
    }

    /// New values by feature, in the order of the file.
    private func featureValues(schema: Schema) -> [FeatureChange]? {
        guard let reader = mapping() else { return nil }
        var changes: [FeatureChange] = []
        var isWhole = true
        for (name, value) in reader.named() {
            guard let feature = schema.index(of: name) else {
                reader.report(
                    .unknownWord(name, what: "feature", known: schema.features.map(\.name)),
                    key: name
                )
                isWhole = false
                continue
            }
            guard let number = value.featureValue(of: schema.features[feature].kind) else {
                isWhole = false
                continue
            }
            changes.append(.set(feature: feature, value: number))
        }
        return isWhole ? changes : nil
    }
}
