/// A plugin that runs as a process of its own, started and greeted.
package final class ProcessPlugin: Sendable {
    /// How it was started.
    package let command: ProcessPluginCommand
    /// What it calls itself.
    package let name: String
    /// Its version.
    package let version: String
    /// What it is written in, as it says.
    package let language: String
    /// The version of the protocol that it speaks.
    package let interface: (major: Int, minor: Int)
    /// Its model.
    package let model: ProcessModel

    /// Starts the program and has it make its model.
    ///
    /// - Throws: `PluginError`, whatever is wrong with the program or with what it answers.
    package init(_ command: ProcessPluginCommand) throws(PluginError) {
        if command.words.isEmpty {
            throw .unreadable(path: command.name, problem: "the command is empty")
        }
        let connection: ProcessConnection
        do {
            connection = try ProcessConnection(command)
        } catch {
            throw .notLoadable(path: command.name, problem: "\(error)")
        }
        let dialogue = ProcessDialogue(command: command, connection: connection)
        let greeting = try dialogue.greet()
        name = greeting.name
        version = greeting.version
        language = greeting.language
        interface = greeting.interface
        self.command = command
        let descriptor = try dialogue.create()
        model = ProcessModel(command: command, connection: connection, descriptor: descriptor)
    }
}
