import ArgumentParser
import PluginTemplates

/// `etalon import script NAME`: prints the script that exports a model of another program.
struct ImportScriptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script",
        abstract: "Print the script that exports a fitted model of scikit-learn or R for import.",
        discussion: "etalon import script sklearn > export_sklearn.py; etalon import script r > export_r.R"
    )

    @Argument(help: "sklearn or r.")
    var name: String

    func run() throws {
        guard let script = ExporterScript(rawValue: name) else {
            let known = ExporterScript.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("there is no script '\(name)'; known: \(known)")
        }
        print(script.text, terminator: "")
    }
}
