import Documents
import Foundation
import Models

/// The folder of a model that was fitted here: it appears whole or not at all.
struct NewFittedFolder {
    /// The id of the model, the name of the folder.
    let id: String
    /// The texts of its files, by name.
    let files: KeyValuePairs<String, String>

    /// Writes the files beside the folder, checks that they are a model, and then renames it.
    ///
    /// - Returns: the folder.
    /// - Throws: `FitError.exists`, `.unwritable`, `.invalidModel`.
    func write(to parent: URL) throws(FitError) -> URL {
        let manager = FileManager.default
        let folder = parent.appending(path: id)
        if manager.fileExists(atPath: folder.path) { throw .exists(folder: folder.relativePath) }
        // The folder has the name of the model, so that it can be checked before it moves.
        let draft = parent.appending(path: ".fit-\(UUID().uuidString)")
        defer { try? manager.removeItem(at: draft) }
        let whole = draft.appending(path: id)
        let faults: [String]
        do {
            try manager.createDirectory(at: whole, withIntermediateDirectories: true)
            for (name, text) in files { try Data(text.utf8).write(to: whole.appending(path: name)) }
            faults = ModelFolder(whole).validate().map(\.description)
            if faults.isEmpty { try manager.moveItem(at: whole, to: folder) }
        } catch {
            throw .unwritable(folder: folder.relativePath, problem: error.localizedDescription)
        }
        guard faults.isEmpty else { throw .invalidModel(faults) }
        return folder
    }
}
