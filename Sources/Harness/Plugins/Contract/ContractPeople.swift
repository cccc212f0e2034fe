import DenseMatrix
import Scoring
import Statistics

/// Made-up people for checks: the ends of every range, every level, and random legal values.
struct ContractPeople {
    private let schema: Schema
    private let random: CounterRandom

    init(schema: Schema, seed: UInt64) {
        self.schema = schema
        random = CounterRandom(seed: seed)
    }

    /// `count` people, each legal: values in range, consistency rules kept as far as they can be repaired.
    func rows(_ count: Int) -> [[Double]] {
        (0..<count).map { person in
            var generator = CounterRandomGenerator(random: random, stream: UInt64(person))
            var row = schema.features.map { value(of: $0.kind, person: person, &generator) }
            for _ in 0..<3 { repair(&row) }
            return row
        }
    }

    /// `rows` as people in `precision`.
    ///
    /// - Precondition: every row has as many values as there are features.
    static func people(_ rows: [[Double]], features: Int, precision: Precision) -> People {
        switch precision {
        case .float32: .float32(ColumnTable(matrix(rows, features: features)))
        case .float64: .float64(ColumnTable(matrix(rows, features: features)))
        }
    }

    private static func matrix<Element>(_ rows: [[Double]], features: Int) -> DenseMatrix<Element> {
        var matrix = DenseMatrix<Element>(rows: rows.count, columns: features)
        for (i, row) in rows.enumerated() {
            for (j, value) in row.enumerated() {
                matrix[i, j] = Element(value)
            }
        }
        return matrix
    }

    /// A legal value; the first people get the ends of the range and the first levels.
    private func value(
        of kind: FeatureKind,
        person: Int,
        _ generator: inout CounterRandomGenerator
    ) -> Double {
        let draw = generator.nextUniform()
        if let levels = kind.levels {
            let level = person < levels.count ? person : Int(draw * Double(levels.count))
            return Double(min(level, levels.count - 1))
        }
        let range = Self.finite(kind.range ?? 0...1)
        if person == 0 { return range.lowerBound }
        if person == 1 { return range.upperBound }
        let value = range.lowerBound + draw * (range.upperBound - range.lowerBound)
        if case .count = kind {
            return max(range.lowerBound, min(range.upperBound, value.rounded()))
        }
        return value
    }

    private static func finite(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let width = 10000.0
        let lower =
            range.lowerBound.isFinite ? range.lowerBound : min(-width, range.upperBound - width)
        let upper = range.upperBound.isFinite ? range.upperBound : max(width, lower + width)
        return lower...upper
    }

    private func repair(_ row: inout [Double]) {
        for rule in schema.consistency {
            switch rule {
            case .oneHot(let features, let allowsNone):
                let set = features.filter { row[$0] == 1 }
                for feature in set.dropFirst() { row[feature] = 0 }
                if set.isEmpty, !allowsNone, let first = features.first { row[first] = 1 }
            case .implied(let condition, let feature, let value):
                if condition.holds(row: row) { row[feature] = value }
            case .ordered(let lower, let upper):
                if row[lower] > row[upper] { row[lower] = row[upper] }
            case .required: continue
            }
        }
    }
}
