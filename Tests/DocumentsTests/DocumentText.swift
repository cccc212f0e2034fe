import Documents

/// What a file holds, for tests.
struct DocumentText {
    let diagnostics = Diagnostics()
    let file: DocumentFile

    init(yaml: String) { file = DocumentFile(name: "t.yaml", format: .yaml, text: yaml) }
    init(json: String) { file = DocumentFile(name: "t.json", format: .json, text: json) }
    init(yaml bytes: [UInt8]) { file = DocumentFile(name: "t.yaml", format: .yaml, bytes: bytes) }

    /// Its value, read with diagnostics.
    func value(limits: DocumentLimits = DocumentLimits()) -> DocumentValue? {
        file.value(limits: limits, diagnostics: diagnostics)
    }

    /// The diagnostics as people read them, in the order of the places.
    var faults: [String] { diagnostics.inOrder.map(\.description) }
}
