/// A rule between the features of one person that no generated and no changed person may break.
public enum ConsistencyRule: Equatable, Sendable {
    /// Of these binary features exactly one is 1 (or at most one, where none is allowed).
    case oneHot(features: [Int], allowsNone: Bool)
    /// Where `condition` holds, `feature` has `value`.
    case implied(condition: Expression, feature: Int, value: Double)
    /// Where both are present, `lower` is at most `upper`.
    case ordered(lower: Int, upper: Int)
    /// `condition` holds for every person; a change that breaks it is illegal, because nothing says how to repair it.
    case required(condition: Expression)

    /// The columns that the rule speaks of.
    public var features: [Int] {
        switch self {
        case .oneHot(let features, _): features
        case .implied(let condition, let feature, _): condition.features + [feature]
        case .ordered(let lower, let upper): [lower, upper]
        case .required(let condition): condition.features
        }
    }
}
