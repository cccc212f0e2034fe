public import DenseMatrix

/// People as columns of numbers: one row a person, one column a feature of a schema.
///
/// **Shape**: `count` people x `featureCount` features. Missing is NaN; levels are their codes (`FeatureKind`).
/// Slices and replaced columns share memory with the people they came from.
public enum People: Sendable {
    /// Single precision, the default.
    case float32(ColumnTable<Float>)
    /// Double precision, for models that compare or multiply in it.
    case float64(ColumnTable<Double>)

    /// Number of people.
    public var count: Int {
        switch self {
        case .float32(let table): table.rows
        case .float64(let table): table.rows
        }
    }

    /// Number of features.
    public var featureCount: Int {
        switch self {
        case .float32(let table): table.columns
        case .float64(let table): table.columns
        }
    }

    /// The type of the numbers.
    public var precision: Precision {
        switch self {
        case .float32: .float32
        case .float64: .float64
        }
    }

    /// The value of one feature of one person; NaN where missing.
    public subscript(person: Int, feature: Int) -> Double {
        switch self {
        case .float32(let table): Double(table[person, feature])
        case .float64(let table): table[person, feature]
        }
    }

    /// The values of `person` in the order of the features.
    public func row(_ person: Int) -> [Double] { (0..<featureCount).map { self[person, $0] } }

    /// The people of `range`, sharing memory.
    ///
    /// - Complexity: O(1).
    public func slice(_ range: Range<Int>) -> People {
        switch self {
        case .float32(let table): .float32(table.rows(range))
        case .float64(let table): .float64(table.rows(range))
        }
    }

    /// The features of `indices` in that order, sharing memory.
    ///
    /// - Complexity: O(indices).
    public func selecting(_ indices: [Int]) -> People {
        switch self {
        case .float32(let table): .float32(table.columns(indices))
        case .float64(let table): .float64(table.columns(indices))
        }
    }

    /// The values of one feature as doubles; a copy.
    ///
    /// - Complexity: O(people).
    public func values(ofFeature index: Int) -> [Double] {
        switch self {
        case .float32(let table):
            let column = table.column(index)
            let span = column.span
            return (0..<span.count).map { Double(span[$0]) }
        case .float64(let table):
            let column = table.column(index)
            let span = column.span
            return (0..<span.count).map { span[$0] }
        }
    }

    /// These people with one feature replaced; every other column is shared.
    ///
    /// - Throws: `ScoringError.wrongCount` where `values` has another length than the people.
    /// - Complexity: O(people) for the one column.
    public func replacing(feature index: Int, with values: [Double]) throws(ScoringError) -> People {
        guard values.count == count else {
            throw .wrongCount(what: "values of a replaced feature", expected: count, actual: values.count)
        }
        do {
            switch self {
            case .float32(let table):
                let column = DenseColumn<Float>(count: count) { (span: inout MutableSpan<Float>) in
                    for person in values.indices { span[person] = Float(values[person]) }
                }
                return .float32(try table.replacingColumn(index, with: column))
            case .float64(let table):
                let column = DenseColumn<Double>(count: count) { (span: inout MutableSpan<Double>) in
                    for person in values.indices { span[person] = values[person] }
                }
                return .float64(try table.replacingColumn(index, with: column))
            }
        } catch {
            preconditionFailure("a column of the right length was refused: \(error)")
        }
    }
}
