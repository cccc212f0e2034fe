package import Foundation

/// A YAML or JSON file.
package struct DocumentFile: Equatable, Sendable {
    /// How a file is written.
    package enum Format: Equatable, Sendable {
        /// YAML 1.1 without anchors, aliases and several documents.
        case yaml
        /// JSON, RFC 8259, without duplicate keys.
        case json
        /// JSON as Python's `json` module writes it: `NaN`, `Infinity` and `-Infinity` may stand for numbers.
        case pythonJSON
    }

    /// What diagnostics call it.
    package let name: String
    /// How it is written.
    package let format: Format
    /// Its content.
    package let bytes: [UInt8]

    /// A file from its content.
    package init(name: String, format: Format, bytes: [UInt8]) {
        self.name = name
        self.format = format
        self.bytes = bytes
    }

    /// A file from its text.
    package init(name: String, format: Format, text: String) {
        self.init(name: name, format: format, bytes: Array(text.utf8))
    }

    /// Reads the file at `url`, as JSON where its name ends in `.json` and as YAML elsewhere.
    ///
    /// - Parameters:
    ///   - url: the file.
    ///   - name: what diagnostics call it; its path unless given.
    ///   - format: how it is written; by its name unless given.
    ///   - limits: what it may cost.
    ///   - diagnostics: where it is reported if it cannot be read.
    /// - Returns: nil where it cannot be read.
    package static func read(
        _ url: URL,
        name: String? = nil,
        format: Format? = nil,
        limits: DocumentLimits = DocumentLimits(),
        diagnostics: Diagnostics
    ) -> DocumentFile? {
        let name = name ?? url.relativePath
        let format = format ?? (url.pathExtension.lowercased() == "json" ? .json : .yaml)
        let largest = format == .yaml ? limits.yamlBytes : limits.jsonBytes
        func fail(_ problem: DiagnosticProblem) -> DocumentFile? {
            diagnostics.report(problem, file: name, at: .start, keyPath: "")
            return nil
        }
        do {
            let values = try url.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
            guard values.isRegularFile == true else {
                return fail(.unreadable(reason: "it is no regular file"))
            }
            guard (values.fileSize ?? 0) <= largest else { return fail(.tooLarge(largest: largest)) }
            let bytes = [UInt8](try Data(contentsOf: url))
            guard bytes.count <= largest else { return fail(.tooLarge(largest: largest)) }
            return DocumentFile(name: name, format: format, bytes: bytes)
        } catch {
            return fail(.unreadable(reason: Self.reason(error)))
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
        case .fileReadNoPermission: "there is no permission to read it"
        default: error.localizedDescription
        }
    }

    /// The value that the file holds.
    ///
    /// - Returns: nil, with a diagnostic, where the file breaks its format or a limit.
    /// - Complexity: O(bytes).
    package func value(
        limits: DocumentLimits = DocumentLimits(),
        diagnostics: Diagnostics
    ) -> DocumentValue? {
        do throws(DocumentFault) {
            let root =
                switch format {
                case .yaml: try YAMLReader.read(bytes, limits: limits)
                case .json: try JSONReader.read(bytes, limits: limits)
                case .pythonJSON: try JSONReader.read(bytes, limits: limits, allowsNonFinite: true)
                }
            return DocumentValue(node: root, keyPath: "", file: name, diagnostics: diagnostics)
        } catch {
            diagnostics.report(error.problem, file: name, at: error.position, keyPath: "")
            return nil
        }
    }
}
