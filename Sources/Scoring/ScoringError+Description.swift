extension ScoringError: CustomStringConvertible {
    /// What was wrong, where, and what is allowed, for people.
    public var description: String {
        switch self {
        case .duplicateFeature(let name): "two features are called '\(name)'; rename one"
        case .unknownFeature(let name, let known): "no feature '\(name)'; there are: \(Self.list(known))"
        case .unknownLevel(let feature, let level, let known):
            "'\(feature)' has no level '\(level)'; it has: \(Self.list(known))"
        case .illegalValue(let feature, let value, let allowed):
            "'\(feature)' cannot be \(value); allowed: \(allowed)"
        case .missingValue(let feature, let person):
            "person \(person) (from 0) has no '\(feature)', which must not be missing"
        case .wrongCount(let what, let expected, let actual): "\(actual) \(what) in place of \(expected)"
        case .wrongPrecision(let expected, let actual):
            "people in \(actual.rawValue) for a model that takes \(expected.rawValue)"
        case .scoreNotFinite(let output, let person):
            "'\(output)' of person \(person) (from 0) is missing or no finite number"
        case .illegalChange(let feature, let change, let reason):
            "'\(feature)' cannot change by '\(change)': \(reason)"
        case .pluginFailure(_, let message): "the plugin reports: \(message)"
        case .expression(let text, let offset, let problem): "'\(text)', character \(offset + 1): \(problem)"
        }
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.joined(separator: ", ")
    }
}
