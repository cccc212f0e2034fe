import ArgumentParser
import Documents
import Foundation
import Models

/// A model folder that is whole or not there.
struct NewModelFolder {
    let id: String
    let parent: String

    /// Writes the files beside the folder, checks that they are a model, and then renames it.
    func write(_ files: [String: [UInt8]]) throws {
        let manager = FileManager.default
        let folder = URL(filePath: parent).appending(path: id)
        if manager.fileExists(atPath: folder.path) {
            throw ValidationError("\(folder.relativePath) exists already; remove it or choose another --id")
        }
        let hidden = URL(filePath: parent).appending(path: ".\(id)-\(UUID().uuidString)")
        let draft = hidden.appending(path: id)
        defer { try? manager.removeItem(at: hidden) }
        try manager.createDirectory(at: draft, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: draft.appending(path: name)) }
        let faults = ModelFolder(draft).validate()
        for fault in faults {
            print(fault.description.replacing(draft.relativePath + "/", with: ""))
        }
        guard faults.isEmpty else { throw ExitStatus.usage.code }
        try manager.moveItem(at: draft, to: folder)
        print("\(folder.relativePath): read README.md there before you share it")
    }
}

/// The file that a model is imported from.
enum ImportedFile {
    /// The name it keeps in the folder.
    static func name(of url: URL) -> String {
        let name = url.lastPathComponent
        return name.hasPrefix(".") || ["model.yaml", "README.md", "facts.yaml"].contains(name)
            ? "source-" + name.drop { $0 == "." } : name
    }

    /// Its content.
    static func bytes(of url: URL) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw ValidationError("\(url.relativePath): there is no such file")
        }
        do {
            return Array(try Data(contentsOf: url))
        } catch {
            throw ValidationError("\(url.relativePath) cannot be read: \(error.localizedDescription)")
        }
    }
}
