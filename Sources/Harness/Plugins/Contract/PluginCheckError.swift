/// Why there is nothing to check.
package enum PluginCheckError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No plugin computes the model.
    case declarative(folder: String)

    /// What was wrong and what to do, for people.
    package var description: String {
        switch self {
        case .declarative(let folder):
            "\(folder) is a declarative model, which no plugin computes; `etalon validate` checks its files"
        }
    }
}
