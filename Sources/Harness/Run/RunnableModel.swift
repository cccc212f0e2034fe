package import Foundation
import Models
package import Results
package import Scoring

/// A model that was loaded, whatever kind of plugin it is, with its record.
package struct RunnableModel: Sendable {
    /// What scores people.
    package let model: any ScoringModel
    /// What is known of it.
    package let record: ModelRecord

    /// Loads the model in `folder`.
    ///
    /// A plugin runs its own code from here on: load it in a worker process.
    ///
    /// - Throws: `DocumentError.faults` with every fault of the folder's files, `PluginError`, `HarnessError.fileAccess`.
    package init(folder: URL, threads: Int = 1) throws {
        let digest = try FolderDigest.sha256(of: folder)
        switch try ModelFolder(folder).load() {
        case .declarative(let declarative):
            model = declarative
            record = ModelRecord(
                declarative.descriptor,
                plugin: PluginRecord(kind: "declarative"),
                sha256: digest
            )
        case .native(let manifest):
            let plugin = try NativePlugin(
                path: folder.appending(path: manifest.plugin).path,
                sha256: manifest.sha256
            )
            let native = try plugin.makeModel(
                NativePluginConfiguration(
                    folder: folder.path,
                    threadCount: threads,
                    options: manifest.options
                )
            )
            model = native
            var record = ModelRecord(
                native.descriptor,
                plugin: PluginRecord(kind: "native", sha256: plugin.sha256),
                sha256: digest
            )
            // The folder's name, not the plugin's own: one library may stand in several folders.
            record.id = folder.standardizedFileURL.lastPathComponent
            self.record = record
        case .process(let manifest):
            let plugin = try ProcessPlugin(
                ProcessPluginCommand(
                    words: manifest.command,
                    folder: folder.path,
                    threadCount: threads,
                    options: manifest.options
                )
            )
            model = plugin.model
            var record = ModelRecord(
                plugin.model.descriptor,
                plugin: PluginRecord(kind: "process", transport: "pipe"),
                sha256: digest
            )
            record.id = folder.standardizedFileURL.lastPathComponent
            self.record = record
        }
    }

    /// Whether the model in `folder` can be loaded and scores in the process that loads it.
    static func scoresInProcess(modelIn folder: URL) -> Bool {
        switch try? ModelFolder(folder).load() {
        case .declarative, .native: true
        case .process, nil: false
        }
    }

    /// The population that a model's folder names; nil where it names none or cannot be read.
    static func populationName(ofModelIn folder: URL) -> String? {
        switch try? ModelFolder(folder).load() {
        case .declarative(let model): model.descriptor.population
        case .native(let manifest): manifest.population
        case .process(let manifest): manifest.population
        case nil: nil
        }
    }
}
