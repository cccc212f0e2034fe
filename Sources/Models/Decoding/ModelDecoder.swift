import Documents
import Scoring

/// Decodes `model.yaml` and what it names, once, into a model.
struct ModelDecoder {
    /// The name of the folder.
    let id: String
    let files: ModelFiles

    /// What the families are called.
    static let families = [
        "linear", "logistic", "additive", "trees", "rules", "composite", "native", "process",
    ]

    /// The model; nil, with every fault reported, where there is none.
    func decode(_ root: DocumentValue) -> LoadedModel? {
        root.mapping { reader in
            checkID(reader)
            guard let family = reader.required("family") else { return nil }
            guard let index = family.index(among: Self.families, what: "family") else {
                // Which keys belong there depends on the family: without one, none can be called unknown.
                for entry in reader.entries { _ = reader.has(entry.key) }
                return nil
            }
            switch Self.families[index] {
            case "native": return nativeManifest(reader).map { .native($0) }
            case "process": return processManifest(reader).map { .process($0) }
            default: break
            }
            return declarativeModel(reader, family: Self.families[index]).map { .declarative($0) }
        }
    }

    private func checkID(_ reader: MappingReader) {
        guard let value = reader.required("model"), let text = value.text(), text != id else { return }
        value.report(
            .invalid(reason: "the model is called '\(text)', its folder '\(id)'; give both one name")
        )
    }

    private func nativeManifest(_ reader: MappingReader) -> NativeManifest? {
        let plugin = reader.required("plugin")?.text()
        let sha256 = reader.optional("sha256")
        let digest = sha256?.text()
        if let digest, digest.count != 64 || !digest.allSatisfy(\.isHexDigit) {
            sha256?.report(.invalid(reason: "a SHA-256 is 64 hexadecimal digits"))
        }
        let population = reader.optional("population")?.text()
        let options = options(reader)
        guard let plugin else { return nil }
        return NativeManifest(
            id: id,
            plugin: plugin,
            sha256: digest?.lowercased(),
            population: population,
            options: options
        )
    }

    private func processManifest(_ reader: MappingReader) -> ProcessManifest? {
        let value = reader.required("command")
        let command = value?.list { $0.text() }
        let population = reader.optional("population")?.text()
        let options = options(reader)
        guard let command else { return nil }
        if command.isEmpty {
            value?.report(.invalid(reason: "a program is needed, as in [python3, model.py]"))
            return nil
        }
        return ProcessManifest(id: id, command: command, population: population, options: options)
    }

    private func options(_ reader: MappingReader) -> [String: String] {
        var options: [String: String] = [:]
        for (name, value) in reader.optional("options")?.mapping()?.named() ?? [] {
            options[name] = value.text()
        }
        return options
    }

    private func declarativeModel(_ reader: MappingReader, family: String) -> DeclarativeModel? {
        let version = version(reader)
        let name = reader.required("name")?.localizedText()
        let system = reader.required("system")?.localizedText()
        let precision =
            reader.optional("precision")?.choice(of: Precision.self, what: "precision") ?? .float32
        let target = reader.optional("target")?.identifier()
        let population = reader.optional("population")?.text()
        let labels = reader.optional("level_labels")
        let provenance = reader.required("provenance")?.modelProvenance()
        let parameters = ParameterList()
        let scope = ProvenanceScope(sources: provenance?.sources ?? [])
        let constants = constants(reader, scope: scope, parameters: parameters)
        // Without a schema nothing else can be checked; the empty one would only add faults that are none.
        guard let schema = reader.schema() else {
            let others = [
                "flags", "rules", "otherwise", "output", "trees", "parts", "interventions", "equations",
            ]
            for key in ["outputs", "decision"] + others { _ = reader.has(key) }
            return nil
        }
        let context = DecodingContext(
            precision: precision,
            schema: schema,
            names: schema,
            constants: constants,
            scope: scope,
            files: files,
            parameters: parameters
        )
        let parts = PartDecoder(context: context).parts(reader, family: family)
        let outputs = parts?.exposedOutputs
        let decision = reader.required("decision")
            .flatMap { value in outputs.flatMap { DecisionDecoder(context: context, outputs: $0).rule(value) }
            }
        var levels: [String] = schema.features.flatMap { $0.kind.levels ?? [] }
        levels += decision?.names ?? []
        for output in outputs ?? [] {
            if case .level(let names) = output.kind { levels += names }
        }
        let levelLabels = self.levelLabels(labels, levels: levels)
        // Absent is fine; present and faulty has been reported, so that the model is refused all the same.
        let interventions = reader.optional("interventions")?.namedInterventions(schema: schema)
        let causalGraph = reader.optional("equations")?.causalGraph(schema: schema, constants: constants)
        guard let version, let name, let system, let provenance, let parts, let outputs,
            let decision
        else { return nil }
        return DeclarativeModel(
            descriptor: ModelDescriptor(
                id: id,
                version: version,
                name: name,
                system: system,
                family: family,
                schema: schema,
                precision: precision,
                outputs: outputs,
                decision: decision,
                target: target,
                population: population,
                levelLabels: levelLabels,
                interventions: interventions ?? [],
                causalGraph: causalGraph,
                provenance: provenance,
                parameters: parameters.parameters
            ),
            parts: parts.parts,
            exposedColumns: parts.exposedColumns
        )
    }

    /// What people read in the place of level names; a name that no feature, output or decision has is a fault.
    private func levelLabels(_ value: DocumentValue?, levels: [String]) -> [String: LocalizedText] {
        var labels: [String: LocalizedText] = [:]
        for (name, text) in value?.mapping()?.named() ?? [] {
            if !levels.contains(name) {
                text.report(.unknownWord(name, what: "level", known: Array(Set(levels)).sorted()))
            }
            labels[name] = text.localizedText()
        }
        return labels
    }

    private func version(_ reader: MappingReader) -> String? {
        guard let value = reader.required("version"), let text = value.text() else { return nil }
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers.allSatisfy({ UInt($0) != nil }) else {
            value.report(.invalid(reason: "a version is three numbers, as in 1.0.0"))
            return nil
        }
        return text
    }

    /// The named numbers of the model.
    private func constants(
        _ reader: MappingReader,
        scope: ProvenanceScope,
        parameters: ParameterList
    ) -> [String: Double] {
        var constants: [String: Double] = [:]
        for (name, value) in reader.optional("parameters")?.mapping()?.named() ?? [] {
            if let number = value.provenancedNumber(scope) {
                constants[name] = parameters.add("parameters.\(name)", number)
            }
        }
        return constants
    }
}
