package import Foundation
import Models

extension PluginCheckPlan {
    /// The plan for a shared library, or for the folder of a model that a plugin computes.
    ///
    /// - Parameters:
    ///   - target: the library or the folder.
    ///   - options: options of the model, before those of `model.yaml`.
    ///   - reference: a file of reference scores; `reference.json` of the folder where none is named and there is one.
    /// - Throws: `PluginCheckError.declarative` for a model that no plugin computes; `DocumentError.faults` for what is
    ///   wrong in its files.
    package init(target: URL, options: [String: String] = [:], reference: URL? = nil) throws {
        let file = reference ?? Self.referenceFile(besides: target)
        let scores = try file.map { try ReferenceScores(contentsOf: $0) }
        guard Self.isFolder(target) else {
            self.init(plugin: .native(path: target.path), options: options, reference: scores)
            return
        }
        let folder = target.standardizedFileURL.path
        let plugin: PluginLocation
        let own: [String: String]
        switch try ModelFolder(target).load() {
        case .declarative: throw PluginCheckError.declarative(folder: folder)
        case .native(let manifest):
            plugin = .native(path: target.appending(path: manifest.plugin).path)
            own = manifest.options
        case .process(let manifest):
            plugin = .process(words: manifest.command)
            own = manifest.options
        }
        let all = own.merging(options) { $1 }
        self.init(plugin: plugin, folder: folder, options: all, reference: scores)
    }

    private static func isFolder(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
    }

    private static func referenceFile(besides target: URL) -> URL? {
        let file = target.appending(path: ReferenceScores.fileName)
        return FileManager.default.fileExists(atPath: file.path) ? file : nil
    }
}
