extension ConsistencyRule {
    /// Whether a person breaks the rule; what is missing breaks none but a requirement that needs it.
    ///
    /// - Precondition: `row` holds a value, NaN where missing, for every feature of the schema.
    package func isBroken(by row: [Double]) -> Bool {
        switch self {
        case .oneHot(let features, let allowsNone):
            let ones = features.count { row[$0] == 1 }
            if ones > 1 { return true }
            return ones == 0 && !allowsNone && !features.contains { row[$0].isNaN }
        case .implied(let condition, let feature, let value):
            return condition.holds(row: row) && row[feature] != value
        case .ordered(let lower, let upper):
            return row[lower] > row[upper]
        case .required(let condition):
            return !condition.holds(row: row)
        }
    }
}
