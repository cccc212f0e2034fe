import ArgumentParser
import Foundation
import Harness

/// `etalon plugin new NAME`: a folder with a plugin that works.
struct PluginNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Start a plugin: a folder with an invented model that works, to be replaced."
    )

    @Argument(help: "The name of the model and its folder: lower-case letters, digits, hyphens.")
    var name: String

    @Option(name: .long, help: "The language it is written in.")
    var language: PluginLanguage = .python

    @Option(name: .long, help: "For Swift: the checkout of Etalon to build against.", completion: .directory)
    var checkout = "../etalon"

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let scaffold = try PluginScaffold(id: name, language: language, checkout: checkout)
        let folder = try scaffold.write(to: folders.workspace.modelsFolder)
        print("\(folder.relativePath):")
        for (path, _) in scaffold.files { print("  \(path)") }
        print("README.md says how to go on; `etalon plugin check \(folder.relativePath)` tests it")
    }
}

extension PluginLanguage: ExpressibleByArgument {}
