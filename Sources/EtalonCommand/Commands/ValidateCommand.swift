import ArgumentParser
import Documents
import Foundation
import Harness
import Models
import Populations
import Scoring

/// `etalon validate`: every fault of models and populations, in one pass.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the files of models and populations: every fault with its file, line and key."
    )

    @Argument(
        help:
            """
            Models by folder name or path, or population specifications; everything there is where none is named.
            """,
        completion: .directory
    )
    var names: [String] = []

    @Flag(
        name: .long,
        help: "Check what is documented of each system against its model, and print what holds."
    )
    var facts = false

    @Option(name: .long, help: "The language of the facts.")
    var language: LanguageOption = .english

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let workspace = folders.workspace
        if facts { return try checkFacts(workspace) }
        var faults: [Diagnostic] = []
        var checked = 0
        for name in names.isEmpty ? try workspace.modelIDs() + workspace.populationIDs() : names {
            faults += try self.faults(of: name, in: workspace)
            checked += 1
        }
        for fault in faults { print(fault) }
        guard faults.isEmpty else {
            StandardError.print("\(faults.count) fault\(faults.count == 1 ? "" : "s") in \(checked) checked")
            throw ExitStatus.usage.code
        }
        print("\(checked) checked, no fault")
    }

    /// Prints what comes of the documented facts of the models.
    ///
    /// A fact that fails is shown, and no failure of the command.
    private func checkFacts(_ workspace: Workspace) throws {
        for name in names.isEmpty ? try workspace.modelIDs() : names {
            let folder = try workspace.folder(ofModel: name)
            let model = try RunnableModel(folder: folder).model
            guard FileManager.default.fileExists(atPath: folder.appending(path: FactSheet.fileName).path)
            else {
                print("\(model.descriptor.id)\n  no \(FactSheet.fileName)")
                continue
            }
            let sheet = try FactSheet.load(from: ModelFolder(folder), descriptor: model.descriptor)
            let results = try FactChecker(model: model, workspace: workspace).check(sheet)
            print(FactTable(model: model.descriptor.id, results: results, language: language.language).text)
        }
    }

    private func faults(of name: String, in workspace: Workspace) throws -> [Diagnostic] {
        if let file = try? workspace.file(ofPopulation: name), file.pathExtension == "yaml" {
            do {
                _ = try Population.read(file)
                return []
            } catch DocumentError.faults(let faults) {
                return faults
            }
        }
        return ModelFolder(try workspace.folder(ofModel: name)).validate()
    }
}
