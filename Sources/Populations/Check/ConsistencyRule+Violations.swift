package import Scoring

extension ConsistencyRule {
    /// The people who break the rule.
    ///
    /// - Parameter people: columns in the order of the schema.
    /// - Returns: positions among `people`, in rising order.
    /// - Complexity: O(people x features of the rule).
    package func violations(in people: People) -> [Int] {
        switch self {
        case .oneHot(let features, let allowsNone):
            let columns = features.map { people.values(ofFeature: $0) }
            return (0..<people.count).filter { person in
                let ones = columns.reduce(0) { $0 + ($1[person] == 1 ? 1 : 0) }
                return !(ones == 1 || ones == 0 && allowsNone)
            }
        case .implied(let condition, let feature, let value):
            let holds = condition.values(over: people)
            let values = people.values(ofFeature: feature)
            return (0..<people.count).filter { Self.isTrue(holds[$0]) && values[$0] != value }
        case .ordered(let lower, let upper):
            let low = people.values(ofFeature: lower)
            let high = people.values(ofFeature: upper)
            return (0..<people.count).filter { low[$0] > high[$0] }
        case .required(let condition):
            let holds = condition.values(over: people)
            return (0..<people.count).filter { !Self.isTrue(holds[$0]) }
        }
    }

    private static func isTrue(_ value: Double) -> Bool { value < 0 || value > 0 }
}
