import ArgumentParser
import Documents
import Foundation
import Models

/// `etalon import`: makes a model folder from another program's file.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a model folder from another program's file.",
        subcommands: [ImportEBMCommand.self]
    )
}

/// `etalon import ebm-json FILE`: an explainable boosting machine.
struct ImportEBMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ebm-json",
        abstract: "Make a model folder from the bins and scores of an explainable boosting machine."
    )

    @Argument(
        help: "The file, JSON with one machine or several by name.",
        completion: .file(extensions: ["json"])
    )
    var file: String

    @Option(name: .long, help: "The id of the model, the name of its folder.")
    var id: String

    @Option(name: .long, help: "Which machine of a file that holds several.")
    var machine: String?

    @Option(name: .long, help: "The score from which a person is selected.")
    var threshold = 0.5

    @Option(name: .long, help: "Author, title and date of the document that the file is.")
    var source: String

    @Option(name: .long, help: "Where that document can be read.")
    var address: String?

    @Option(name: .long, help: "The folder in which the model's folder is made.", completion: .directory)
    var output = "models"

    func validate() throws {
        if !threshold.isFinite {
            throw ValidationError("--threshold \(threshold): a finite number is needed")
        }
        if id.isEmpty || id.hasPrefix(".") || id.contains("/") {
            throw ValidationError("--id '\(id)': the name of a folder is needed")
        }
    }

    func run() throws {
        let options = EBMImporter.Options(
            id: id,
            machine: machine,
            threshold: threshold,
            source: source,
            address: address
        )
        let files = try EBMImporter(file: URL(filePath: file), options: options).files()
        let folder = URL(filePath: output).appending(path: id)
        if FileManager.default.fileExists(atPath: folder.path) {
            throw ValidationError("\(folder.relativePath) exists already; remove it or choose another --id")
        }
        try write(files, to: folder)
        let faults = ModelFolder(folder).validate()
        for fault in faults { print(fault) }
        guard faults.isEmpty else { throw ExitStatus.usage.code }
        print("\(folder.relativePath): read README.md there before you share it")
    }

    /// Writes the files beside the folder and then renames it, so that it is whole or not there.
    private func write(_ files: [String: String], to folder: URL) throws {
        let manager = FileManager.default
        let draft = folder.deletingLastPathComponent().appending(path: ".\(id)-\(UUID().uuidString)")
        try manager.createDirectory(at: draft, withIntermediateDirectories: true)
        do {
            for (name, text) in files { try Data(text.utf8).write(to: draft.appending(path: name)) }
            try manager.moveItem(at: draft, to: folder)
        } catch {
            try? manager.removeItem(at: draft)
            throw error
        }
    }
}
