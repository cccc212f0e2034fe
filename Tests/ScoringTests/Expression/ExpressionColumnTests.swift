import DenseMatrix
import Scoring
import Statistics
import Testing

/// The column evaluator against the tree, and both against texts of random tokens.
@Suite struct ExpressionColumnTests {
    /// People of all kinds, one in eight values missing.
    private func people(count: Int, precision: Precision) throws -> People {
        var random = CounterRandom(seed: 7).generator(stream: 0)
        let columns = ExpressionSchema.features.map { feature in
            (0..<count).map { _ -> Double in
                if random.next() % 8 == 0 { return .nan }
                if let levels = feature.kind.levels { return Double(random.next() % UInt64(levels.count)) }
                return Double(random.next() % 100) - 30
            }
        }
        switch precision {
        case .float32:
            return .float32(ColumnTable(try DenseMatrix(columns: columns.map { $0.map { Float($0) } })))
        case .float64: return .float64(ColumnTable(try DenseMatrix(columns: columns)))
        }
    }

    private func expectSameBits(_ expression: Expression, over people: People) {
        let values = expression.values(over: people)
        let rows = (0..<people.count).map { expression.value(row: people.row($0)) }
        let differing = (0..<people.count).filter {
            values[$0].bitPattern != rows[$0].bitPattern && !(values[$0].isNaN && rows[$0].isNaN)
        }
        #expect(differing.isEmpty, "\(expression.text): people \(differing.prefix(3))")
    }

    @Test(arguments: [
        "age", "3", "missing(income)", "-age", "not training", "abs(age)", "sqrt(age)", "exp(age / 10)",
        "log(age)",
        "logistic(age / 10)", "floor(age / 3)", "ceil(age / 3)", "round(age / 3)", "age + income", "age - 1",
        "age * income",
        "age / income", "age = income", "age != income", "age < income", "age <= income", "age > income",
        "age >= 2",
        "training and age", "training or age > 3", "min(age, income, 3)", "max(age, income)",
        "clamp(age, income, 40)",
        "age in (1, 2, 3)", "family not in (couple)", "if(training, age, income)",
        "count(training, retrained, age > 0)",
        "if(age > 3 and not training, 2 * (income - age), min(age, 3)) + (1 - (2 - (3 - age)))",
    ])
    func columnsEqualRows(text: String) throws {
        let expression = try Expression(parsing: text, schema: ExpressionSchema.make())
        expectSameBits(expression, over: try people(count: 700, precision: .float32))
        expectSameBits(expression, over: try people(count: 300, precision: .float64))
    }

    @Test(arguments: [0, 1, 255, 256, 257])
    func takesAnyNumberOfPeople(count: Int) throws {
        let expression = try Expression(parsing: "age + 2 * income", schema: ExpressionSchema.make())
        expectSameBits(expression, over: try people(count: count, precision: .float64))
    }

    @Test func sliceOfPeopleIsReadWhereItLies() throws {
        let expression = try Expression(parsing: "age * 2", schema: ExpressionSchema.make())
        let all = try people(count: 600, precision: .float32)
        let whole = expression.values(over: all)
        let part = expression.values(over: all.slice(270..<580))
        #expect(part.map(\.bitPattern) == whole[270..<580].map(\.bitPattern))
    }

    @Test func scratchServesOneExpressionAfterAnother() throws {
        let schema = try ExpressionSchema.make()
        let all = try people(count: 300, precision: .float64)
        var scratch = ExpressionScratch()
        var values = [Double](repeating: 0, count: 300)
        for text in ["1 - (2 - (3 - (4 - age)))", "age", "count(training, retrained)"] {
            let expression = try Expression(parsing: text, schema: schema)
            expression.evaluate(over: all, into: &values, scratch: &scratch)
            #expect(values.map(\.bitPattern) == expression.values(over: all).map(\.bitPattern))
        }
    }

    /// Whatever stands in the text, reading it ends in an expression or in an error that points into it; what reads
    /// has the same value in both evaluators.
    @Test(arguments: 0..<4)
    func survivesRandomTokens(seed: UInt64) throws {
        let pieces = [
            "age", "sex", "woman", "education", "bac", "'bac+2'", "training", "income", "family", "cases",
            "2", "0.5", "1e3",
            "30_49", "group", "and", "or", "not", "in", "(", ")", "(", ")", ",", "+", "-", "*", "/", "=",
            "!=", "<", "<=", ">", ">=",
            "min(", "max(", "if(", "count(", "missing(", "abs(", "clamp(", "'", ".", "e", "!", "\u{E9}", "\0",
            "1.", "not in",
        ]
        let schema = try ExpressionSchema.make()
        let sample = try people(count: 40, precision: .float64)
        var random = CounterRandom(seed: seed).generator(stream: 1)
        var readable = 0
        for _ in 0..<1500 {
            let length = Int(random.next() % 9) + 1
            let text = (0..<length).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
                .joined(separator: random.next() % 3 == 0 ? "" : " ")
            do {
                let expression = try Expression(parsing: text, schema: schema)
                readable += 1
                expectSameBits(expression, over: sample)
            } catch {
                if case .expression(_, let offset, _) = error {
                    #expect(offset >= 0 && offset <= text.count)
                }
            }
        }
        #expect(readable > 20)
    }
}
