/// What `model.yaml` says of a model that a program computes; everything else the program says itself.
package struct ProcessManifest: Equatable, Sendable {
    /// The id of the model, the name of its folder.
    package let id: String
    /// The program and its arguments; it starts in the folder.
    package let command: [String]
    /// The population for runs that name none.
    package let population: String?
    /// What the program is told, by key.
    package let options: [String: String]
}
