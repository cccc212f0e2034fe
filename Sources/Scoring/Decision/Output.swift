/// One score that a model gives a person: one column of scores.
public struct Output: Equatable, Sendable {
    /// The name by which files and reports call it.
    public let name: String
    /// What people read.
    public let label: LocalizedText
    /// What its values mean.
    public let kind: OutputKind

    /// An output.
    public init(name: String, label: LocalizedText? = nil, kind: OutputKind) {
        self.name = name
        self.label = label ?? LocalizedText(name)
        self.kind = kind
    }
}

/// What the values of an output mean.
public enum OutputKind: Equatable, Sendable {
    /// A probability in [0, 1] of the model's target.
    case probability
    /// A number that orders people and claims to be no probability.
    case score
    /// The index of one of these ordered levels.
    case level(names: [String])

    /// The word for this kind in files: "probability", "score" or "level".
    public var word: String {
        switch self {
        case .probability: "probability"
        case .score: "score"
        case .level: "level"
        }
    }
}
