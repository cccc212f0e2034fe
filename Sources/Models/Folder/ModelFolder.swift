package import Documents
package import Foundation

/// The folder of one model: `model.yaml`, parameter files beside it, `README.md` (the model card).
package struct ModelFolder: Sendable {
    /// The file that says what the model is.
    package static let fileName = "model.yaml"

    /// The folder.
    package let url: URL

    /// The folder at `url`; nothing is read yet.
    package init(_ url: URL) {
        self.url = url
    }

    /// The name of the folder, which is the id of the model.
    package var id: String { url.standardizedFileURL.lastPathComponent }

    /// Reads the model.
    ///
    /// - Throws: `DocumentError.faults` with every fault of every file, in one pass.
    /// - Complexity: O(size of the files).
    package func load() throws(DocumentError) -> LoadedModel {
        let diagnostics = Diagnostics()
        let model = decode(diagnostics)
        guard let model, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        return model
    }

    /// Every fault of the model's files; none for a model that can be loaded.
    ///
    /// - Complexity: O(size of the files).
    package func validate() -> [Diagnostic] {
        let diagnostics = Diagnostics()
        _ = decode(diagnostics)
        return diagnostics.inOrder
    }

    /// The model as far as it could be read: decoders go on with what they have after a fault, so it is one only where there is none.
    private func decode(_ diagnostics: Diagnostics) -> LoadedModel? {
        let files = ModelFiles(folder: url, diagnostics: diagnostics)
        guard let root = files.document(named: Self.fileName) else { return nil }
        return ModelDecoder(id: id, files: files).decode(root)
    }
}
