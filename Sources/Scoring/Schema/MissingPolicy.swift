/// What happens to a person whose value of a feature is missing (NaN).
public enum MissingPolicy: Equatable, Sendable {
    /// The person is an error: the real system cannot have met such a person.
    case refused
    /// The model receives NaN and has a rule for it (a missing bin, a default direction).
    case passed
    /// The model receives this value instead.
    case imputed(Double)
}
