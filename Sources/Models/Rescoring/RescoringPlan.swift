import Scoring
import Synchronization

/// For one output of a model the columns it is computed from, and what each feature adds to them: worked out when first asked for,
/// shared by all threads.
final class RescoringPlan: Sendable {
    /// One column of scores.
    struct Column: Sendable {
        /// Its number among those of all parts.
        let number: Int
        /// The part that computes it, and which of its scores it is.
        let part: Int
        let output: Int
        /// The first column of the part.
        let first: Int
        /// The columns that it reads.
        let reads: [Int]
        /// Its margin as a program, where it is a sum of terms.
        let margin: PredictorProgram?
    }

    private struct Key: Hashable {
        let column: Int
        let features: [Int]
    }

    /// The columns, each after those that it reads; the last one is the output's.
    let columns: [Column]
    /// The column, where there is only one; nil else.
    let onlyColumn: Column?
    private let parts: [ModelPart]
    private let schema: Schema
    private let precision: Precision
    private let shares = Mutex<[Key: ColumnShare]>([:])
    private let forks = Mutex<[[[Int]]: ForkedChanges?]>([:])

    /// The plan of a column among those of all parts.
    init(column: Int, parts: [ModelPart], schema: Schema, precision: Precision) {
        self.parts = parts
        self.schema = schema
        self.precision = precision
        var all: [Column] = []
        var first = 0
        for (index, part) in parts.enumerated() {
            for output in part.outputs.indices {
                var margin: PredictorProgram?
                if case .additive(let additive) = part {
                    let predictor = additive.predictors[output]
                    margin = PredictorProgram(
                        Predictor(
                            output: predictor.output,
                            intercept: predictor.intercept,
                            terms: predictor.terms,
                            inverseLink: .identity
                        ),
                        schema: schema
                    )
                }
                all.append(
                    Column(
                        number: first + output,
                        part: index,
                        output: output,
                        first: first,
                        reads: Self.columns(
                            readBy: part,
                            output: output,
                            first: first,
                            features: schema.count
                        ),
                        margin: margin
                    )
                )
            }
            first += part.outputs.count
        }
        var needed: Set<Int> = [column]
        for candidate in all.reversed() where needed.contains(candidate.number) {
            needed.formUnion(candidate.reads)
            // A part that is no sum writes all its columns at once.
            if candidate.margin == nil {
                for other in all where other.part == candidate.part {
                    needed.formUnion([other.number] + other.reads)
                }
            }
        }
        columns = all.filter { needed.contains($0.number) }
        onlyColumn = columns.count == 1 ? columns[0] : nil
    }

    private static func columns(readBy part: ModelPart, output: Int, first: Int, features: Int) -> [Int] {
        let expressions: [Expression]
        switch part {
        case .additive, .trees: return []
        case .rules(let rules): expressions = rules.flags.map(\.condition) + rules.rules.map(\.condition)
        case .formulas(let formulas): expressions = [formulas.formulas[output].expression]
        }
        let read = expressions.flatMap(\.features).filter { $0 >= features && $0 < features + first + output }
        return Set(read.map { $0 - features }).sorted()
    }

    /// What some features add to a column.
    func share(of features: [Int], inColumn column: Column) -> ColumnShare {
        let key = Key(column: column.number, features: features)
        if let share = shares.withLock({ $0[key] }) { return share }
        let share = ColumnShare(
            of: parts[column.part],
            output: column.output,
            features: features,
            schema: schema,
            precision: precision
        )
        shares.withLock { $0[key] = share }
        return share
    }

    /// The program that takes changes of these features, one list a change, all at once; nil where there is none: for models that are not one
    /// column of trees.
    func forks(changing features: [[Int]]) -> ForkedChanges? {
        guard let onlyColumn, case .trees(let part) = parts[onlyColumn.part], part.outputs.count == 1 else {
            return nil
        }
        if let known = forks.withLock({ $0[features] }) { return known }
        let made = ForkedChanges(part, features: features)
        forks.withLock { $0[features] = made }
        return made
    }
}
