/// What can be wrong with the configuration of a plugin's model.
public enum PluginConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The model has no such option.
    case unknownOption(key: String, known: [String])
    /// The option wants a finite number.
    case notANumber(key: String, value: String)

    /// What was wrong and what to do, for people.
    public var description: String {
        switch self {
        case .unknownOption(let key, let known):
            known.isEmpty
                ? "unknown option '\(key)'; the model has no options"
                : "unknown option '\(key)'; the model knows \(known.joined(separator: ", "))"
        case .notANumber(let key, let value): "option \(key): '\(value)' is not a finite number"
        }
    }
}
