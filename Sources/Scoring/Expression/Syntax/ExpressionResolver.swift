/// Looks up the names of an expression in a schema, and refuses what has no meaning there.
struct ExpressionResolver {
    let text: String
    let schema: Schema
    /// Names that stand for numbers.
    let constants: [String: Double]

    /// A resolved part and what its values are.
    private struct Typed {
        let node: ExpressionNode
        /// The feature whose levels the values are codes of; nil for plain numbers and truths.
        let levels: Feature?
        let offset: Int
    }

    /// The whole expression; `result` is the feature whose values it yields, where that matters.
    func resolveResult(_ syntax: ExpressionSyntax, resultingIn result: Feature?) throws(ScoringError)
        -> ExpressionNode
    {
        let resolved = try resolve(syntax, expecting: result)
        guard let result, let allowed = result.kind.levels else { return resolved.node }
        if let levels = resolved.levels {
            guard levels.kind.levels == allowed else {
                throw failure(resolved.offset, "levels of '\(levels.name)' are no levels of '\(result.name)'")
            }
        } else if result.kind.word != "binary" {
            throw failure(resolved.offset, "a level of '\(result.name)' is expected (\(list(allowed)))")
        }
        return resolved.node
    }

    private func failure(_ offset: Int, _ problem: String) -> ScoringError {
        .expression(text: text, offset: offset, problem: problem)
    }

    private func list(_ levels: [String]) -> String { levels.joined(separator: ", ") }

    private func resolve(_ syntax: ExpressionSyntax, expecting expected: Feature?) throws(ScoringError)
        -> Typed
    {
        switch syntax {
        case .number(let value, let word, let offset):
            return try literal(value, word, expecting: expected, offset)
        case .quoted(let name, let offset):
            guard let expected, expected.kind.levels != nil else {
                throw failure(offset, "the level '\(name)' stands next to no feature with levels")
            }
            return try level(name, of: expected, at: offset)
        case .word(let name, let offset):
            return try word(name, expecting: expected, offset)
        case .prefix(let operation, let operand, let offset):
            return Typed(node: try prefix(operation, operand), levels: nil, offset: offset)
        case .comparison(let operation, let left, let right, let offset):
            return Typed(node: try comparison(operation, left, right, offset), levels: nil, offset: offset)
        case .chain(let first, let links):
            return Typed(node: try chain(first, links), levels: nil, offset: first.offset)
        case .membership(let subject, let options, let isNegated, let offset):
            return Typed(node: try membership(subject, options, isNegated), levels: nil, offset: offset)
        case .call(.if, let arguments, let offset):
            return try choice(arguments, expecting: expected, offset)
        case .call(let function, let arguments, let offset):
            return Typed(node: try call(function, arguments), levels: nil, offset: offset)
        }
    }

    private func literal(
        _ value: Double,
        _ word: String,
        expecting expected: Feature?,
        _ offset: Int
    ) throws(ScoringError) -> Typed {
        guard let expected, expected.kind.levels != nil else {
            return Typed(node: .constant(value), levels: nil, offset: offset)
        }
        if expected.kind.word == "binary", expected.code(ofLevel: word) == nil, value == 0 || value == 1 {
            return Typed(node: .constant(value), levels: expected, offset: offset)
        }
        return try level(word, of: expected, at: offset)
    }

    private func word(_ name: String, expecting expected: Feature?, _ offset: Int) throws(ScoringError)
        -> Typed
    {
        if let expected, let code = expected.code(ofLevel: name) {
            return Typed(node: .constant(code), levels: expected, offset: offset)
        }
        if let index = schema.index(of: name) {
            let feature = schema.features[index]
            return Typed(
                node: .feature(index),
                levels: feature.kind.levels == nil ? nil : feature,
                offset: offset
            )
        }
        if let value = constants[name] { return Typed(node: .constant(value), levels: nil, offset: offset) }
        if let expected, expected.kind.levels != nil { return try level(name, of: expected, at: offset) }
        throw .unknownFeature(name: name, known: schema.features.map(\.name) + constants.keys.sorted())
    }

    private func prefix(
        _ operation: ExpressionOperation.Unary,
        _ operand: ExpressionSyntax
    ) throws(ScoringError) -> ExpressionNode {
        if operation == .not { return .unary(.not, try truth(operand)) }
        let node = try number(operand)
        if case .constant(let value) = node { return .constant(operation.apply(value)) }
        return .unary(operation, node)
    }

    private func chain(
        _ first: ExpressionSyntax,
        _ links: [ExpressionSyntax.Link]
    ) throws(ScoringError) -> ExpressionNode {
        let isLogical = links[0].operation == .or || links[0].operation == .and
        let start = isLogical ? try truth(first) : try number(first)
        var resolved: [ExpressionNode.Link] = []
        for link in links {
            let operand = isLogical ? try truth(link.operand) : try number(link.operand)
            resolved.append(.init(operation: link.operation, operand: operand))
        }
        return .chain(start, resolved)
    }

    private func level(_ name: String, of feature: Feature, at offset: Int) throws(ScoringError) -> Typed {
        guard let code = feature.code(ofLevel: name) else {
            throw .unknownLevel(feature: feature.name, level: name, known: feature.kind.levels ?? [])
        }
        return Typed(node: .constant(code), levels: feature, offset: offset)
    }

    /// An operand of arithmetic.
    private func number(_ syntax: ExpressionSyntax) throws(ScoringError) -> ExpressionNode {
        let resolved = try resolve(syntax, expecting: nil)
        if let feature = resolved.levels, feature.kind.word == "categorical" {
            throw failure(resolved.offset, "the levels of '\(feature.name)' have no order and no value")
        }
        return resolved.node
    }

    /// An operand of a logical operator.
    private func truth(_ syntax: ExpressionSyntax) throws(ScoringError) -> ExpressionNode {
        let resolved = try resolve(syntax, expecting: nil)
        if let feature = resolved.levels, feature.kind.word != "binary" {
            throw failure(
                resolved.offset,
                "'\(feature.name)' is neither true nor false; compare it with a level"
            )
        }
        return resolved.node
    }

    /// The feature with levels that `syntax` is the bare name of.
    private func featureWithLevels(_ syntax: ExpressionSyntax) -> Feature? {
        guard case .word(let name, _) = syntax, let index = schema.index(of: name) else { return nil }
        let feature = schema.features[index]
        return feature.kind.levels == nil ? nil : feature
    }

    private func comparison(
        _ operation: ExpressionOperation.Binary,
        _ left: ExpressionSyntax,
        _ right: ExpressionSyntax,
        _ offset: Int
    ) throws(ScoringError) -> ExpressionNode {
        let first: Typed
        let second: Typed
        if let feature = featureWithLevels(left) {
            first = try resolve(left, expecting: nil)
            second = try resolve(right, expecting: feature)
        } else {
            second = try resolve(right, expecting: nil)
            first = try resolve(left, expecting: featureWithLevels(right))
        }
        try checkComparable(first, second, needsOrder: operation.needsOrder, offset)
        return .chain(first.node, [.init(operation: operation, operand: second.node)])
    }

    private func checkComparable(
        _ first: Typed,
        _ second: Typed,
        needsOrder: Bool,
        _ offset: Int
    ) throws(ScoringError) {
        for side in [first, second] {
            guard let feature = side.levels, feature.kind.word == "categorical" else { continue }
            if needsOrder { throw failure(offset, "the levels of '\(feature.name)' have no order") }
        }
        if let left = first.levels, let right = second.levels {
            guard left.kind.levels != right.kind.levels else { return }
            throw failure(offset, "'\(left.name)' and '\(right.name)' have different levels")
        }
        for side in [first, second] {
            guard let feature = side.levels, feature.kind.word == "categorical" else { continue }
            throw failure(
                offset,
                "'\(feature.name)' is compared with no level of its own (\(list(feature.kind.levels ?? [])))"
            )
        }
    }

    private func membership(
        _ subject: ExpressionSyntax,
        _ options: [ExpressionSyntax],
        _ isNegated: Bool
    ) throws(ScoringError) -> ExpressionNode {
        let expected = featureWithLevels(subject)
        let resolved = try resolve(subject, expecting: nil)
        var values: [Double] = []
        for option in options {
            let candidate = try resolve(option, expecting: expected)
            guard case .constant(let value) = candidate.node else {
                throw failure(option.offset, "'in' takes levels and numbers only")
            }
            values.append(value)
        }
        return .membership(resolved.node, values, isNegated: isNegated)
    }

    private func choice(
        _ arguments: [ExpressionSyntax],
        expecting expected: Feature?,
        _ offset: Int
    ) throws(ScoringError) -> Typed {
        let condition = try truth(arguments[0])
        let first = try resolve(arguments[1], expecting: expected)
        let second = try resolve(arguments[2], expecting: expected)
        var levels: Feature?
        if first.levels?.kind.levels == second.levels?.kind.levels {
            levels = first.levels
        } else {
            for side in [first, second] {
                guard let feature = side.levels, feature.kind.word != "binary" else { continue }
                throw failure(side.offset, "the other result of 'if' is no level of '\(feature.name)'")
            }
        }
        return Typed(node: .choice(condition, first.node, second.node), levels: levels, offset: offset)
    }

    private func call(
        _ function: ExpressionFunction,
        _ arguments: [ExpressionSyntax]
    ) throws(ScoringError) -> ExpressionNode {
        switch function {
        case .missing:
            guard case .word(let name, _) = arguments[0] else {
                throw failure(arguments[0].offset, "'missing' takes the name of a feature")
            }
            return .missing(try schema.requireIndex(of: name))
        case .count:
            var truths: [ExpressionNode] = []
            for argument in arguments { truths.append(.unary(.truth, try truth(argument))) }
            return .chain(truths[0], truths.dropFirst().map { .init(operation: .add, operand: $0) })
        case .min, .max:
            var numbers: [ExpressionNode] = []
            for argument in arguments { numbers.append(try number(argument)) }
            let operation: ExpressionOperation.Binary = function == .min ? .minimum : .maximum
            return .chain(numbers[0], numbers.dropFirst().map { .init(operation: operation, operand: $0) })
        case .clamp:
            let lower = ExpressionNode.Link(operation: .maximum, operand: try number(arguments[1]))
            let upper = ExpressionNode.Link(operation: .minimum, operand: try number(arguments[2]))
            return .chain(try number(arguments[0]), [lower, upper])
        case .abs, .sqrt, .exp, .log, .logistic, .floor, .ceil, .round, .if:
            guard let operation = function.unary else {
                preconditionFailure("'\(function.rawValue)' is resolved elsewhere")
            }
            return .unary(operation, try number(arguments[0]))
        }
    }
}
