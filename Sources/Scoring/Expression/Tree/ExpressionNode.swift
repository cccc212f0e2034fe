/// An expression with its names resolved: columns and numbers.
indirect enum ExpressionNode: Equatable, Sendable {
    /// A number or the code of a level.
    case constant(Double)
    /// The value of a column.
    case feature(Int)
    /// 1 where the column is missing.
    case missing(Int)
    /// An operation of one number.
    case unary(ExpressionOperation.Unary, ExpressionNode)
    /// Operations of two numbers in a row, from the left; flat, so that a long sum is no deep tree.
    case chain(ExpressionNode, [Link])
    /// 1 where the number is one of these (none of these where negated); a missing number is neither.
    case membership(ExpressionNode, [Double], isNegated: Bool)
    /// The second where the first is true, else the third.
    case choice(ExpressionNode, ExpressionNode, ExpressionNode)

    /// One operation of a chain with its right operand.
    struct Link: Equatable, Sendable {
        let operation: ExpressionOperation.Binary
        let operand: ExpressionNode
    }

    /// The columns it reads.
    var features: Set<Int> {
        switch self {
        case .constant: []
        case .feature(let index), .missing(let index): [index]
        case .unary(_, let operand): operand.features
        case .membership(let subject, _, _): subject.features
        case .chain(let first, let links):
            links.reduce(into: first.features) { $0.formUnion($1.operand.features) }
        case .choice(let condition, let first, let second):
            condition.features.union(first.features).union(second.features)
        }
    }

    /// The value for the person in `row`.
    func value(_ row: [Double]) -> Double {
        switch self {
        case .constant(let value):
            return value
        case .feature(let index):
            return row[index]
        case .missing(let index):
            return row[index].isNaN ? 1 : 0
        case .unary(let operation, let operand):
            return operation.apply(operand.value(row))
        case .chain(let first, let links):
            return links.reduce(first.value(row)) { $1.operation.apply($0, $1.operand.value(row)) }
        case .membership(let subject, let values, let isNegated):
            return Self.isMember(subject.value(row), of: values, isNegated: isNegated)
        case .choice(let condition, let first, let second):
            return ExpressionOperation.isTrue(condition.value(row)) ? first.value(row) : second.value(row)
        }
    }

    /// 1 where `value` is present and is (negated: is not) one of `values`, else 0.
    static func isMember(_ value: Double, of values: [Double], isNegated: Bool) -> Double {
        if value.isNaN { return 0 }
        for candidate in values where candidate == value { return isNegated ? 0 : 1 }
        return isNegated ? 1 : 0
    }
}
