import DenseMatrix

extension People {
    /// People from their rows.
    ///
    /// - Parameters:
    ///   - rows: one a person, values in the order of the features.
    ///   - precision: the type of the numbers.
    ///   - features: how many features there are, for zero people.
    /// - Precondition: every row has a value for every feature.
    /// - Complexity: O(people x features).
    package init(rows: [[Double]], precision: Precision, features: Int) {
        precondition(rows.allSatisfy { $0.count == features }, "rows of \(features) values")
        switch precision {
        case .float32:
            var matrix = DenseMatrix<Float>(rows: rows.count, columns: features)
            for feature in 0..<features {
                matrix.mutateColumn(feature) { (column: inout MutableSpan<Float>) in
                    for person in column.indices { column[person] = Float(rows[person][feature]) }
                }
            }
            self = .float32(ColumnTable(matrix))
        case .float64:
            var matrix = DenseMatrix<Double>(rows: rows.count, columns: features)
            for feature in 0..<features {
                matrix.mutateColumn(feature) { (column: inout MutableSpan<Double>) in
                    for person in column.indices { column[person] = rows[person][feature] }
                }
            }
            self = .float64(ColumnTable(matrix))
        }
    }
}
