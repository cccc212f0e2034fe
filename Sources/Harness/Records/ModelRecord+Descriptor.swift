import Measures
package import Results
package import Scoring

extension ModelRecord {
    /// The record of a model as it was run.
    package init(_ descriptor: ModelDescriptor, plugin: PluginRecord, sha256: String) {
        self.init(
            id: descriptor.id,
            version: descriptor.version,
            name: TextRecord(descriptor.name),
            system: TextRecord(descriptor.system),
            family: descriptor.family,
            plugin: plugin,
            sha256: sha256,
            provenance: ProvenanceRecord(
                classification: descriptor.provenance.classification.rawValue,
                summary: TextRecord(descriptor.provenance.summary),
                parameters: descriptor.parameters.map { ParameterRecord($0) },
                sources: descriptor.provenance.sources.map { SourceRecord($0) }
            ),
            features: descriptor.schema.features.map { FeatureRecord($0) },
            outputs: descriptor.outputs.map { OutputRecord($0) },
            decision: DecisionRecord(descriptor.decision, outputs: descriptor.outputs),
            target: descriptor.target,
            levelLabels: descriptor.levelLabels.isEmpty
                ? nil : descriptor.levelLabels.mapValues { TextRecord($0) },
            interventions: descriptor.interventions.isEmpty
                ? nil
                : descriptor.interventions.map { InterventionRecord($0, schema: descriptor.schema) },
            equations: descriptor.causalGraph?.equations.map {
                EquationRecord($0, schema: descriptor.schema)
            },
            reading: TextRecord(CausalReading(of: descriptor).note)
        )
    }
}

extension InterventionRecord {
    /// The record of a bundle over these features.
    package init(_ bundle: NamedIntervention, schema: Schema) {
        self.init(
            id: bundle.id,
            label: TextRecord(bundle.label),
            changes: bundle.intervention.changes.map { $0.text(in: schema) }.joined(separator: ", ")
        )
    }
}

extension EquationRecord {
    /// The record of an equation over these features.
    package init(_ equation: CausalGraph.Equation, schema: Schema) {
        self.init(
            feature: schema.features[equation.feature].name,
            formula: equation.formula.text,
            reason: equation.reason
        )
    }
}

extension TextRecord {
    /// The record of a text.
    package init(_ text: LocalizedText) {
        self.init(text.english, french: text.french)
    }
}

extension SourceRecord {
    /// The record of a source.
    package init(_ source: Source) {
        self.init(id: source.id, title: source.title, address: source.address)
    }
}

extension FeatureRecord {
    /// The record of a feature.
    package init(_ feature: Feature) {
        self.init(
            name: feature.name,
            label: TextRecord(feature.label),
            kind: feature.kind.word,
            unit: feature.unit,
            levels: feature.kind.levels,
            lower: feature.kind.range?.lowerBound,
            upper: feature.kind.range?.upperBound,
            roles: feature.roles.names
        )
    }
}

extension OutputRecord {
    /// The record of an output.
    package init(_ output: Output) {
        var levels: [String]?
        if case .level(let names) = output.kind { levels = names }
        self.init(name: output.name, label: TextRecord(output.label), kind: output.kind.word, levels: levels)
    }
}

extension DecisionRecord {
    /// The record of a decision rule over these outputs.
    package init(_ rule: DecisionRule, outputs: [Output]) {
        let output = outputs[rule.output].name
        switch rule {
        case .threshold(_, let cut):
            self.init(kind: "threshold", output: output, names: rule.names, cuts: [cut])
        case .orderedLevels(_, let cuts, let names):
            self.init(kind: "ordered-levels", output: output, names: names, cuts: cuts)
        case .capacity(_, .count(let count)):
            self.init(kind: "capacity", output: output, names: rule.names, capacity: count)
        case .capacity(_, .share(let share)):
            self.init(kind: "capacity", output: output, names: rule.names, share: share)
        }
    }
}

extension ParameterRecord {
    /// The record of a parameter.
    package init(_ parameter: Parameter) {
        let source: String?
        let reason: String?
        var range: ClosedRange<Double>?
        switch parameter.provenance {
        case .published(let cited), .recalled(let cited): (source, reason) = (cited, nil)
        case .inferred(let how): (source, reason) = (nil, how)
        case .assumed(let admissible, let because): (source, reason, range) = (nil, because, admissible)
        }
        self.init(
            name: parameter.name,
            value: parameter.value,
            count: parameter.count,
            provenance: parameter.provenance.word,
            source: source,
            reason: reason,
            lower: range?.lowerBound,
            upper: range?.upperBound
        )
    }
}
