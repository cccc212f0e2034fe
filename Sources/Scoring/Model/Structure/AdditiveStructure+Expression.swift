extension AdditiveStructure {
    /// The sum that an expression is, if it is one: sums, differences and multiples of features and of other sums, and choices
    /// between sums by a condition over the features.
    ///
    /// - Parameters:
    ///   - expression: over the features of `schema`, then columns that `column` knows.
    ///   - schema: the features.
    ///   - column: the sum that a column behind the last feature is; nil where it is none.
    /// - Complexity: O(length of the expression x terms).
    package init?(
        _ expression: Expression,
        schema: Schema,
        column: (Int) -> AdditiveStructure?
    ) {
        guard let sum = Self.sum(expression.root, schema: schema, column: column) else { return nil }
        self = sum
    }

    private static func sum(
        _ node: ExpressionNode,
        schema: Schema,
        column: (Int) -> AdditiveStructure?
    ) -> AdditiveStructure? {
        switch node {
        case .constant(let value): return AdditiveStructure(intercept: value, terms: [])
        case .feature(let index) where index >= schema.count: return column(index)
        case .feature(let index):
            let name = schema.features[index].name
            return AdditiveStructure(
                intercept: 0,
                terms: [.linear(name: name, feature: index, coefficient: 1)]
            )
        case .unary(.negate, let operand):
            return sum(operand, schema: schema, column: column)?.scaled(by: -1)
        case .choice(let condition, let first, let second):
            guard condition.features.allSatisfy({ $0 < schema.count }),
                let yes = sum(first, schema: schema, column: column),
                let no = sum(second, schema: schema, column: column)
            else { return own(node, schema: schema) }
            return choice(condition, yes, no, schema: schema)
        case .chain(let first, let links):
            return chain(first, links, schema: schema, column: column) ?? own(node, schema: schema)
        case .unary, .missing, .membership: return own(node, schema: schema)
        }
    }

    private static func chain(
        _ first: ExpressionNode,
        _ links: [ExpressionNode.Link],
        schema: Schema,
        column: (Int) -> AdditiveStructure?
    ) -> AdditiveStructure? {
        guard var total = sum(first, schema: schema, column: column) else { return nil }
        for link in links {
            guard let operand = sum(link.operand, schema: schema, column: column) else { return nil }
            switch link.operation {
            case .add: total = total.adding(operand)
            case .subtract: total = total.adding(operand.scaled(by: -1))
            case .multiply where operand.terms.isEmpty: total = total.scaled(by: operand.intercept)
            case .multiply where total.terms.isEmpty: total = operand.scaled(by: total.intercept)
            case .divide where operand.terms.isEmpty && operand.intercept != 0:
                total = total.scaled(by: 1 / operand.intercept)
            default: return nil
            }
        }
        return total
    }

    /// A node over features alone as one term.
    private static func own(_ node: ExpressionNode, schema: Schema) -> AdditiveStructure? {
        let features = node.features.sorted()
        guard let last = features.last, last < schema.count else { return nil }
        return AdditiveStructure(
            intercept: 0,
            terms: [term(of: node, name: "formula", features: features, schema: schema)]
        )
    }

    private static func term(
        of node: ExpressionNode,
        name: String,
        features: [Int],
        schema: Schema
    ) -> AdditiveTerm {
        let breaks = features.map {
            ExpressionBreaks(node).breaks(ofFeature: $0, kind: schema.features[$0].kind)
        }
        let count = schema.count
        return AdditiveTerm(name: name, features: features, breaks: breaks) { values in
            node.value(Self.row(values, of: features, count: count))
        }
    }

    /// The terms of both branches, each counted where the condition leads to it.
    private static func choice(
        _ condition: ExpressionNode,
        _ yes: AdditiveStructure,
        _ no: AdditiveStructure,
        schema: Schema
    ) -> AdditiveStructure {
        let asked = condition.features.sorted()
        let choice = ExpressionNode.choice(condition, .constant(yes.intercept), .constant(no.intercept))
        var terms = [term(of: choice, name: "formula", features: asked, schema: schema)]
        let askedBreaks = ExpressionBreaks(choice)
        for (sum, counts) in [(yes, true), (no, false)] {
            for term in sum.terms {
                let features = Set(asked + term.features).sorted()
                let breaks = features.map { feature -> [Double]? in
                    let position = term.features.firstIndex(of: feature)
                    let own = position.map { term.breaks[$0] } ?? []
                    guard asked.contains(feature) else { return own }
                    let kind = schema.features[feature].kind
                    guard let own, let gate = askedBreaks.breaks(ofFeature: feature, kind: kind) else {
                        return nil
                    }
                    return own + gate
                }
                let count = schema.count
                terms.append(
                    AdditiveTerm(name: term.name, features: features, breaks: breaks) { values in
                        let row = Self.row(values, of: features, count: count)
                        let holds = ExpressionOperation.isTrue(condition.value(row))
                        return holds == counts ? term.value(row: row) : 0
                    }
                )
            }
        }
        return AdditiveStructure(intercept: 0, terms: terms)
    }

    /// A person of whom only some features are known.
    private static func row(_ values: [Double], of features: [Int], count: Int) -> [Double] {
        var row = [Double](repeating: .nan, count: count)
        for (feature, value) in zip(features, values) { row[feature] = value }
        return row
    }

    /// This sum and another one.
    func adding(_ other: AdditiveStructure) -> AdditiveStructure {
        AdditiveStructure(intercept: intercept + other.intercept, terms: terms + other.terms)
    }

    /// This sum times a number.
    func scaled(by factor: Double) -> AdditiveStructure {
        if factor == 1 { return self }
        return AdditiveStructure(
            intercept: factor * intercept,
            terms: terms.map { term in
                AdditiveTerm(
                    name: term.name,
                    features: term.features,
                    slope: term.slope.map { factor * $0 },
                    breaks: term.breaks
                ) { factor * term.value($0) }
            }
        )
    }
}

extension ExpressionBreaks {
    /// The breaks of one node.
    fileprivate init(_ node: ExpressionNode) {
        self.init()
        add(node)
    }
}
