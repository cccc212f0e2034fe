extension ConsistencyRule {
    /// The rule as people read it, in the names of `schema`.
    package func text(in schema: Schema) -> String {
        switch self {
        case .oneHot(let features, let allowsNone):
            let names = features.map { schema.features[$0].name }.joined(separator: ", ")
            return "\(allowsNone ? "at most" : "exactly") one of \(names)"
        case .implied(let condition, let feature, let value):
            let implied = schema.features[feature]
            return "\(implied.name) = \(implied.text(of: value)) where \(condition.text)"
        case .ordered(let lower, let upper):
            return "\(schema.features[lower].name) <= \(schema.features[upper].name)"
        case .required(let condition):
            return condition.text
        }
    }
}
