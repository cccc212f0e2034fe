/// What `model.yaml` says of a model that a shared library computes; everything else the library says itself.
package struct NativeManifest: Equatable, Sendable {
    /// The id of the model, the name of its folder.
    package let id: String
    /// The library, a path relative to the folder.
    package let plugin: String
    /// The SHA-256 that the library must have, in hexadecimal; nil where any will do.
    package let sha256: String?
    /// The population for runs that name none.
    package let population: String?
    /// What the library is told, by key.
    package let options: [String: String]
}
