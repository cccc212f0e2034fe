/// A value of a file while it is decoded: what it is, the way to it, and where faults are reported.
package struct DocumentValue {
    /// The value.
    package let node: DocumentNode
    /// The way to it from the root, as in `features[2].levels`; empty for the root.
    package let keyPath: String
    /// The file, as people call it.
    package let file: String
    /// Where faults are reported.
    package let diagnostics: Diagnostics

    /// A value to decode.
    package init(node: DocumentNode, keyPath: String, file: String, diagnostics: Diagnostics) {
        self.node = node
        self.keyPath = keyPath
        self.file = file
        self.diagnostics = diagnostics
    }

    /// Reports a fault of this value.
    package func report(_ problem: DiagnosticProblem) {
        diagnostics.report(problem, file: file, at: node.position, keyPath: keyPath)
    }

    /// Reports that something else is needed here.
    ///
    /// - Returns: nil, for whoever returns what could not be decoded.
    package func wrongType<Result>(expected: String) -> Result? {
        report(.wrongType(expected: expected, found: node.word))
        return nil
    }

    /// Whether the file says that there is nothing here.
    package var isNull: Bool {
        if case .scalar(let scalar) = node.content { return scalar.isNull }
        return false
    }

    /// Whether it is a mapping.
    package var isMapping: Bool {
        if case .mapping = node.content { return true }
        return false
    }

    /// Whether it is a list.
    package var isList: Bool {
        switch node.content {
        case .sequence, .numbers: true
        case .scalar, .mapping: false
        }
    }

    /// The scalar that it is.
    package var scalar: DocumentScalar? {
        if case .scalar(let scalar) = node.content { return scalar }
        return nil
    }

    /// A part of this value.
    func part(_ node: DocumentNode, path: String) -> DocumentValue {
        DocumentValue(node: node, keyPath: path, file: file, diagnostics: diagnostics)
    }

    /// The path of the part called `key`.
    func path(of key: String) -> String { keyPath.isEmpty ? key : "\(keyPath).\(key)" }
}
