import ArgumentParser
import Harness

/// `etalon plugin`: what authors of plugins need.
struct PluginCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin",
        abstract: "Start a plugin, and test that it keeps the contract.",
        subcommands: [PluginNewCommand.self, PluginCheckCommand.self]
    )
}

/// What `etalon` runs itself as to check a plugin.
struct PluginCheckWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: WorkerLaunch.pluginCheckSubcommand,
        shouldDisplay: false
    )

    func run() throws {
        ContractWorker.run()
    }
}
