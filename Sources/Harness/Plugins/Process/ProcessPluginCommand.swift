/// How a process plugin is started.
package struct ProcessPluginCommand: Codable, Equatable, Sendable {
    /// The program and its arguments, as in `python3 model.py`; looked for in PATH and in the folder.
    package var words: [String]
    /// The folder of the model, in which the program starts.
    package var folder: String
    /// Threads that the plugin may use.
    package var threadCount: Int
    /// What the user set for the model, by key.
    package var options: [String: String]

    /// A command.
    package init(words: [String], folder: String, threadCount: Int = 1, options: [String: String] = [:]) {
        self.words = words
        self.folder = folder
        self.threadCount = threadCount
        self.options = options
    }

    /// The command as errors name it.
    package var name: String { "\(words.joined(separator: " ")) (in \(folder))" }
}
