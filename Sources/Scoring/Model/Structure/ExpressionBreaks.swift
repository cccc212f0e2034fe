/// Where the values of expressions can change, feature by feature: what cuts features into cells.
///
/// A comparison with a number, a membership, a truth change at known values. A feature that is calculated with, or compared with
/// another one, can change the result anywhere: it is *continuous* here, and has cells only if its legal values are few.
package struct ExpressionBreaks: Sendable {
    /// Whole numbers of a range that are cells of their own at most.
    private static let largestRange = 4096.0

    /// The values at which a result can change, by feature.
    package private(set) var values: [Int: Set<Double>] = [:]
    /// Features whose every value can matter.
    package private(set) var continuous: Set<Int> = []

    /// Nothing read yet.
    package init() {}

    /// The features that are read.
    package var features: Set<Int> { continuous.union(values.keys) }

    /// Reads a feature that changes results at these values.
    package mutating func add(_ breaks: some Sequence<Double>, ofFeature feature: Int) {
        values[feature, default: []].formUnion(breaks)
    }

    /// Reads a feature whose every value can matter.
    package mutating func add(continuous feature: Int) { continuous.insert(feature) }

    /// Reads an expression.
    package mutating func add(_ expression: Expression) { add(expression.root) }

    /// The cells of every feature of a schema; columns behind its last feature are not looked at.
    ///
    /// - Returns: nil where a feature that can matter everywhere has too many legal values.
    package func cells(of schema: Schema) -> [FeatureCells]? {
        var cells: [FeatureCells] = []
        for (index, feature) in schema.features.enumerated() {
            guard let breaks = breaks(ofFeature: index, kind: feature.kind) else { return nil }
            cells.append(FeatureCells(breaks: breaks, missingAs: feature.missing.imputedValue))
        }
        return cells
    }

    /// The breaks of one feature: nil where there are too many.
    package func breaks(ofFeature feature: Int, kind: FeatureKind) -> [Double]? {
        guard continuous.contains(feature) else { return (values[feature] ?? []).sorted() }
        if let levels = kind.levels { return levels.indices.dropFirst().map { Double($0) } }
        guard case .count(let range) = kind, range.upperBound - range.lowerBound <= Self.largestRange else {
            return nil
        }
        return Array(stride(from: range.lowerBound + 1, through: range.upperBound, by: 1))
    }

    mutating func add(_ node: ExpressionNode) {
        switch node {
        case .constant: break
        case .feature(let feature): continuous.insert(feature)
        // Every value that is present is behind this break; missing ones are not.
        case .missing(let feature): add([-.infinity], ofFeature: feature)
        case .unary(.not, let operand), .unary(.truth, let operand): add(truth: operand)
        case .unary(_, let operand): add(operand)
        case .membership(.feature(let feature), let members, _): add(equality: members, of: feature)
        case .membership(let subject, _, _): add(subject)
        case .choice(let condition, let first, let second):
            add(truth: condition)
            add(first)
            add(second)
        case .chain(let first, let links):
            if links.allSatisfy({ $0.operation == .or || $0.operation == .and }) {
                add(truth: first)
                for link in links { add(truth: link.operand) }
            } else if links.count == 1, addComparison(first, links[0].operation, links[0].operand) {
                return
            } else {
                add(first)
                for link in links { add(link.operand) }
            }
        }
    }

    /// Reads a node of which only the truth counts.
    private mutating func add(truth node: ExpressionNode) {
        guard case .feature(let feature) = node else { return add(node) }
        add(equality: [0], of: feature)
    }

    private mutating func add(equality members: [Double], of feature: Int) {
        for member in members where member.isFinite { add([member, member.nextUp], ofFeature: feature) }
    }

    /// Reads the comparison of a feature with a number; false where it is none.
    private mutating func addComparison(
        _ left: ExpressionNode,
        _ operation: ExpressionOperation.Binary,
        _ right: ExpressionNode
    ) -> Bool {
        let feature: Int
        let value: Double
        let isTurned: Bool
        switch (left, right) {
        case (.feature(let index), .constant(let number)): (feature, value, isTurned) = (index, number, false)
        case (.constant(let number), .feature(let index)): (feature, value, isTurned) = (index, number, true)
        default: return false
        }
        switch operation {
        case .equal, .notEqual: add(equality: [value], of: feature)
        case .less, .greaterOrEqual: add([isTurned ? value.nextUp : value], ofFeature: feature)
        case .lessOrEqual, .greater: add([isTurned ? value : value.nextUp], ofFeature: feature)
        case .or, .and, .add, .subtract, .multiply, .divide, .minimum, .maximum: return false
        }
        return true
    }
}

extension MissingPolicy {
    /// The value that stands in for a missing one; nil where none does.
    package var imputedValue: Double? {
        if case .imputed(let value) = self { value } else { nil }
    }
}
