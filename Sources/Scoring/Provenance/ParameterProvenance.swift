/// Where one number of a model comes from.
///
/// An assumption is never shown as a fact.
public enum ParameterProvenance: Equatable, Sendable {
    /// Stands in a source that was read.
    case published(source: String)
    /// Is said to stand in a source, from memory: to be checked against it before anybody relies on it.
    case recalled(source: String)
    /// Follows from published facts; how is said.
    case inferred(how: String)
    /// Chosen by whoever wrote the model, from this range of admissible values, for this reason.
    case assumed(range: ClosedRange<Double>, because: String)

    /// The word for this kind in files: "published", "recalled", "inferred" or "assumed".
    public var word: String {
        switch self {
        case .published: "published"
        case .recalled: "recalled"
        case .inferred: "inferred"
        case .assumed: "assumed"
        }
    }
}
