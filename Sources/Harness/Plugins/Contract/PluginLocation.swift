/// Where a plugin is.
package enum PluginLocation: Codable, Equatable, Sendable {
    /// A shared library with this path.
    case native(path: String)
}
