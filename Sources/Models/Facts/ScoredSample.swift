import DenseMatrix
import Scoring

/// People with their scores and decisions, of whom facts are checked.
struct ScoredSample {
    private let people: People
    private let scores: DenseMatrix<Double>
    private let decisions: Decisions
    private let model: any ScoringModel

    /// Scores `people`.
    init(_ people: People, model: any ScoringModel) throws(ScoringError) {
        self.people = people
        self.model = model
        scores = try model.scores(of: people)
        let rule = model.descriptor.decision
        decisions = Decisions(rule: rule, scores: scores.column(rule.output))
    }

    /// The mean of an expression; nil where nobody has a value of it.
    func mean(of value: Expression, among condition: Expression?) -> Double? {
        let values = values(of: value)
        let conditions = condition.map(self.values)
        var sum = 0.0
        var count = 0
        for index in values.indices where !values[index].isNaN && Self.holds(conditions, index) {
            sum += values[index]
            count += 1
        }
        return count == 0 ? nil : sum / Double(count)
    }

    /// What a change does to a score, over the people who change and can.
    struct Effect {
        var people = 0
        var raised = 0
        var lowered = 0
        var sum = 0.0

        /// The mean change of the score; nil where nobody changes.
        var meanDifference: Double? { people == 0 ? nil : sum / Double(people) }
    }

    /// What `change` does to the score of output `output`.
    func effect(
        of change: Intervention,
        on output: Int,
        among condition: Expression?
    ) throws(ScoringError) -> Effect {
        let changed = try change.apply(to: people, schema: model.descriptor.schema)
        let after = try model.scores(of: changed.people)
        let conditions = condition.map(values)
        var effect = Effect()
        for person in 0..<people.count
        where changed.statuses[person] == .changed && Self.holds(conditions, person) {
            let difference = after[person, output] - scores[person, output]
            effect.people += 1
            effect.raised += difference > 0 ? 1 : 0
            effect.lowered += difference < 0 ? 1 : 0
            effect.sum += difference
        }
        return effect
    }

    private static func holds(_ conditions: [Double]?, _ index: Int) -> Bool {
        guard let conditions else { return true }
        return conditions[index] != 0 && !conditions[index].isNaN
    }

    private func values(of expression: Expression) -> [Double] {
        switch people {
        case .float32(let table): values(of: expression, table)
        case .float64(let table): values(of: expression, table)
        }
    }

    private func values<Element>(of expression: Expression, _ table: ColumnTable<Element>) -> [Double] {
        var scratch = ExpressionScratch()
        var part = [Double](repeating: 0, count: ExpressionScratch.blockSize)
        var values: [Double] = []
        var start = 0
        while start < table.rows {
            let count = min(ExpressionScratch.blockSize, table.rows - start)
            var block = LayeredBlock(people: table, start: start, layers: [])
            block.addColumns(0..<scores.columns, of: scores, count: count)
            block.layers.append((start..<(start + count)).map { Double(decisions[$0]) })
            expression.evaluate(block: block, count: count, into: &part, scratch: &scratch)
            values += part[..<count]
            start += count
        }
        return values
    }
}

extension People {
    /// One person.
    static func one(_ row: [Double], precision: Precision) -> People {
        switch precision {
        case .float32: .float32(ColumnTable(row.map { Float($0) }))
        case .float64: .float64(ColumnTable(row))
        }
    }
}

extension ColumnTable {
    /// A table of one row.
    fileprivate init(_ row: [Element]) {
        var matrix = DenseMatrix<Element>(rows: 1, columns: row.count)
        for (index, value) in row.enumerated() { matrix[0, index] = value }
        self.init(matrix)
    }
}
