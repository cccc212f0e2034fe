import ArgumentParser
import Documents
import Foundation
import Harness
import Models
import Populations

/// `etalon validate`: every fault of models and populations, in one pass.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the files of models and populations: every fault with its file, line and key."
    )

    @Argument(
        help:
            "Models by folder name or path, or population specifications; everything there is where none is named.",
        completion: .directory
    )
    var names: [String] = []

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let workspace = folders.workspace
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
