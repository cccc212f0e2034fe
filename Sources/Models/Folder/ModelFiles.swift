import Documents
import Foundation

/// Reads the files of one model's folder, and no others.
struct ModelFiles {
    let folder: URL
    let diagnostics: Diagnostics

    /// The value that the file `name` of the folder holds.
    ///
    /// - Returns: nil, with a diagnostic, where it cannot be read.
    func document(named name: String) -> DocumentValue? {
        let url = folder.appending(path: name)
        let shown = folder.relativePath + "/" + name
        guard let file = DocumentFile.read(url, name: shown, diagnostics: diagnostics) else { return nil }
        return file.value(diagnostics: diagnostics)
    }

    /// The value that the parameter file holds which `value` names.
    ///
    /// - Returns: nil, with a diagnostic, where it is no file of the folder or cannot be read.
    func document(namedBy value: DocumentValue) -> DocumentValue? {
        name(in: value).flatMap(document(named:))
    }

    /// The content of the parameter file which `value` names, a file of another library's format.
    ///
    /// - Returns: nil, with a diagnostic, where it is no file of the folder or cannot be read.
    func content(namedBy value: DocumentValue) -> DocumentFile? {
        guard let name = name(in: value) else { return nil }
        let shown = folder.relativePath + "/" + name
        return DocumentFile.read(
            folder.appending(path: name),
            name: shown,
            format: .json,
            diagnostics: diagnostics
        )
    }

    /// The name of a file of the folder.
    private func name(in value: DocumentValue) -> String? {
        guard let name = value.text() else { return nil }
        guard !name.contains("/"), !name.hasPrefix(".") else {
            value.report(.invalid(reason: "'\(name)' is no name of a file in the model's folder"))
            return nil
        }
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else {
            value.report(.invalid(reason: "there is no file '\(name)' in the model's folder"))
            return nil
        }
        return name
    }
}
