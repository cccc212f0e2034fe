/// A formula over the features of one person, as files write it: `months_registered >= 12 and sex = woman`.
///
/// One language for conditions of rules, gates of terms, consistency rules, derived features and outcome processes.
///
/// **Grammar**, loosest binding first:
///
/// | form | meaning |
/// | --- | --- |
/// | `a or b`, `a and b`, `not a` | truth; a number is true where it is present and not 0 |
/// | `a = b`, `!=`, `<`, `<=`, `>`, `>=` | comparison; never two in a row |
/// | `a in (b, c)`, `a not in (b, c)` | equality with one (with none) of these levels or numbers |
/// | `a + b`, `a - b`; `a * b`, `a / b`; `-a` | IEEE double arithmetic |
/// | `min` `max` (one or more), `abs` `sqrt` `exp` `log` `logistic` `floor` `ceil` `round` (half away from 0), `clamp(x, low, high)` | functions of numbers |
/// | `if(condition, then, otherwise)` | a choice; a missing condition is false |
/// | `count(a, b, c)` | how many of these are true |
/// | `missing(feature)` | whether the feature is missing |
///
/// A truth is the number 1 or 0. A name is a feature. Next to a feature with levels (`sex = woman`,
/// `education in (bac, 'bac+2')`) it is one of that feature's levels; other characters than letters, digits and
/// underscores need quotes. Levels without order can be compared for equality only; a level elsewhere is its code.
///
/// **Edge cases**: a comparison with a missing value (NaN) is false, `!=` and `not in` included; arithmetic with it is missing;
/// `and`, `or`, `not`, `if` and `count` take it as false. Division by 0, `log(0)` and overflow give what IEEE 754 gives.
public struct Expression: Equatable, Sendable {
    /// What was read; one object, so that handing an expression on costs little.
    private let content: Content

    /// What an expression was read as.
    private final class Content: Sendable {
        let text: String
        let features: [Int]
        let root: ExpressionNode
        let program: ColumnProgram

        init(text: String, root: ExpressionNode) {
            self.text = text
            self.root = root
            features = root.features.sorted()
            program = ColumnProgram(root)
        }
    }

    /// The text it was read from.
    public var text: String { content.text }
    /// The columns it reads, in rising order.
    public var features: [Int] { content.features }
    /// What it says, resolved against a schema.
    var root: ExpressionNode { content.root }
    /// The same as instructions for blocks of people.
    var program: ColumnProgram { content.program }

    /// Whether two expressions were written alike and say the same.
    public static func == (one: Expression, other: Expression) -> Bool {
        one.content === other.content || one.text == other.text && one.root == other.root
    }

    /// The expression that `text` writes down over the features of `schema`.
    ///
    /// - Parameters:
    ///   - text: the formula.
    ///   - schema: the features it may name.
    ///   - constants: names that stand for numbers, where the schema has no feature of that name.
    ///   - result: the feature whose values it yields, if it is one with levels: names of its levels may then stand as results, as
    ///     in `if(age < 30, young, old)`.
    /// - Throws: `ScoringError.expression` with the offset (in characters, from 0) of what cannot be read; `.unknownFeature` and
    ///   `.unknownLevel` with the names there are. Formulas nested deeper than 32 or longer than 2,000 tokens are refused.
    /// - Complexity: O(length of the text).
    public init(
        parsing text: String,
        schema: Schema,
        constants: [String: Double] = [:],
        resultingIn result: Feature? = nil
    ) throws(ScoringError) {
        var parser = try ExpressionParser(text: text)
        let syntax = try parser.parseWhole()
        let resolver = ExpressionResolver(text: text, schema: schema, constants: constants)
        let root = try resolver.resolveResult(syntax, resultingIn: result)
        content = Content(text: text, root: root)
    }

    /// The value for one person.
    ///
    /// The clear evaluator: a walk over the tree. `values(over:)` gives the same bits for a column of people.
    ///
    /// - Precondition: `row` holds a value (NaN where missing) for every feature of the schema.
    /// - Complexity: O(length of the formula).
    public func value(row: [Double]) -> Double { root.value(row) }

    /// Whether the expression holds for one person: its value is present and not 0.
    ///
    /// - Precondition: as for `value(row:)`.
    public func holds(row: [Double]) -> Bool { ExpressionOperation.isTrue(root.value(row)) }

    /// The values for all people.
    ///
    /// - Parameter people: columns in the order of the schema.
    /// - Returns: one value a person.
    /// - Precondition: `people` have every column in `features`.
    /// - Complexity: O(people x length of the formula).
    public func values(over people: People) -> [Double] {
        var values = [Double](repeating: 0, count: people.count)
        var scratch = ExpressionScratch()
        evaluate(over: people, into: &values, scratch: &scratch)
        return values
    }

    /// Writes the values for all people, block by block, in memory that the caller keeps.
    ///
    /// - Parameters:
    ///   - people: columns in the order of the schema.
    ///   - values: one value a person.
    ///   - scratch: memory for one block; grows at most once for one expression.
    /// - Precondition: `values` has one element a person, and `people` have every column in `features`.
    public func evaluate(over people: People, into values: inout [Double], scratch: inout ExpressionScratch) {
        precondition(values.count == people.count, "\(values.count) values of \(people.count) people")
        if let last = features.last {
            precondition(last < people.featureCount, "column \(last) of \(people.featureCount)")
        }
        switch people {
        case .float32(let table):
            program.evaluate(over: table, into: &values, scratch: &scratch)
        case .float64(let table):
            program.evaluate(over: table, into: &values, scratch: &scratch)
        }
    }

    /// Writes the values for one block of people at the start of `values`.
    ///
    /// - Precondition: `count` is at most `ExpressionScratch.blockSize`, and `values` has room.
    package func evaluate(
        block source: some ColumnBlockSource,
        count: Int,
        into values: inout [Double],
        scratch: inout ExpressionScratch
    ) {
        program.evaluateBlock(source, count: count, scratch: &scratch)
        let block = scratch.registers[0]
        let source = block.span
        var target = values.mutableSpan
        for index in 0..<min(count, source.count, target.count) { target[index] = source[index] }
    }

    /// Writes the values for a block of people whose features are registers of `ExpressionScratch.blockSize` elements.
    ///
    /// - Precondition: `values` has as many elements as a register; there is a register for every feature.
    package func evaluate(
        registers: [[Double]],
        count: Int,
        into values: inout [Double],
        scratch: inout ExpressionScratch
    ) {
        precondition(values.count == ExpressionScratch.blockSize, "\(values.count) values of a block")
        program.evaluateBlock(RegisterBlock(registers: registers), count: count, scratch: &scratch)
        swap(&values, &scratch.registers[0])
    }
}
