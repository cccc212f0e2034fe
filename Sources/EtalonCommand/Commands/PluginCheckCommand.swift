import ArgumentParser
import Foundation
import Harness

/// `etalon plugin check PATH`: the contract test.
struct PluginCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Test from outside whether a plugin keeps the contract of its interface.",
        discussion: """
            The plugin runs in another process: one that crashes fails the check that was running, and the others go on. \
            The exit code is 5 where a check fails.
            """
    )

    @Argument(help: "A shared library, or a model's folder by name or path.", completion: .file())
    var plugin: String

    @Option(name: .long, help: "An option of the model, as key=value; may be repeated.")
    var option: [String] = []

    @Option(
        name: .long,
        help: "A JSON file of people and their known scores; reference.json of the folder unless named.",
        completion: .file(extensions: ["json"])
    )
    var reference: String?

    @Option(name: .customLong("time-limit"), help: "Seconds that a check may take with those before it.")
    var timeLimit = 120

    @Option(name: .long, help: "How the result is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if timeLimit < 1 { throw ValidationError("--time-limit \(timeLimit): at least one second") }
        for pair in option where !pair.contains("=") {
            throw ValidationError("--option \(pair): written as key=value")
        }
    }

    func run() async throws {
        let plan = try PluginCheckPlan(
            target: target(),
            options: options,
            reference: reference.map { URL(filePath: $0) }
        )
        let limits = WorkerLimits(wallClock: .seconds(timeLimit), memory: 2 << 30)
        let report = await PluginContractCheck(limits: limits).run(plan)
        switch format {
        case .json: try JSONPrinting.print(report)
        case .text: print(ContractText(report).text)
        }
        if !report.isPassed { throw ExitStatus.modelError.code }
    }

    private func target() throws -> URL {
        let file = URL(filePath: plugin)
        let isFile = try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
        if plugin.hasSuffix(".so") || isFile == true { return file }
        return try folders.workspace.folder(ofModel: plugin)
    }

    private var options: [String: String] {
        var options: [String: String] = [:]
        for pair in option {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            options[String(parts[0])] = String(parts[1])
        }
        return options
    }
}
