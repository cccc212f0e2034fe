/// Where a plugin is.
package enum PluginLocation: Codable, Equatable, Sendable {
    /// A shared library with this path.
    case native(path: String)
    /// A program with its arguments, started in the folder of the model.
    case process(words: [String])
}
