/// What a plugin says of itself.
package struct PluginIdentity: Codable, Equatable, Sendable {
    /// What it calls itself.
    package var name: String
    /// Its version.
    package var version: String
    /// The kind and version of the interface, as in "native 1.0".
    package var interface: String
    /// The SHA-256 of its file, where it is one.
    package var sha256: String?
    /// The model that it made.
    package var model: String
    /// Features of that model.
    package var features: Int
    /// Outputs of that model.
    package var outputs: Int
}
