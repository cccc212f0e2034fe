/// Why a new plugin could not be started.
package enum PluginScaffoldError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The name cannot be that of a model.
    case illegalName(String)
    /// Something is there already.
    case exists(String)
    /// The folder cannot be written.
    case notWritable(String, problem: String)

    /// What was wrong and what to do, for people.
    package var description: String {
        switch self {
        case .illegalName(let name):
            """
            '\(name)' cannot be the name of a model: lower-case letters, digits and single hyphens between them, a letter \
            first, as in `my-model`
            """
        case .exists(let path): "\(path) is there already; choose another name or move it away"
        case .notWritable(let path, let problem): "\(path) cannot be written: \(problem)"
        }
    }
}
