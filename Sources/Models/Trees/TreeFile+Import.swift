import Documents
import Scoring

extension TreeFile {
    /// Trees without a schema, for the importer that is to derive one, and the link that the file states.
    ///
    /// - Throws: `DocumentError.faults` with every fault of the file.
    static func read(_ bytes: [UInt8], name: String) throws(DocumentError) -> (ImportedTrees, link: String?) {
        let diagnostics = Diagnostics()
        let root = DocumentFile(name: name, format: .json, bytes: bytes).value(diagnostics: diagnostics)
        let read = root.flatMap(imported)
        guard let read, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        return read
    }

    private static func imported(_ root: DocumentValue) -> (ImportedTrees, link: String?)? {
        guard let reader = root.mapping() else { return nil }
        let names = reader.required("features")?.list { $0.identifier() }
        let link = reader.optional("link")?.choice(
            ["identity": "identity", "logit": "logit", "log": "log"],
            what: "link"
        )
        let acceptsMissing = reader.optional("missing")?
            .choice(["passed": true, "refused": false], what: "rule for missing values")
        var levels: [String: [String]] = [:]
        for (feature, value) in reader.optional("levels")?.mapping()?.named() ?? [] {
            levels[feature] = value.distinctTexts("level")
        }
        var ranges: [String: ClosedRange<Double>] = [:]
        for (feature, value) in reader.optional("ranges")?.mapping()?.named() ?? [] {
            ranges[feature] = value.interval()
        }
        guard let names else { return nil }
        let features = names.map { Feature(name: $0, kind: .continuous(range: ImportedFeature.unknownRange)) }
        guard let schema = try? Schema(features: features) else {
            reader.report(.invalid(reason: "two features share a name"), key: "features")
            return nil
        }
        guard let trees = TreeFile(schema: schema).decode(root) else { return nil }
        let imported = ImportedTrees(
            ensemble: trees.ensemble,
            transform: .identity,
            featureNames: names,
            objective: "",
            ranges: names.map { ranges[$0] },
            levels: names.map { levels[$0] },
            acceptsMissing: acceptsMissing ?? true
        )
        return (imported, link)
    }
}
