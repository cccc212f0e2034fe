import DenseMatrix

/// Finds the first column of a design that the columns before it determine.
///
/// The symmetric matrix Z^T W Z is scaled to a unit diagonal and factored column by column; a pivot is the share of a column's squares
/// that the columns before it do not explain.
enum ColumnDependence {
    /// Pivots up to this count as zero: a share of the squares, three millionths of the length.
    static let tolerance = 1e-11

    /// The dependent column and the coefficients of those before it.
    ///
    /// **Shape**: gram: k x k, symmetric, of which the lower triangle is read.
    ///
    /// - Returns: nil where all columns are independent; else the index of the first one that is not, and the indices of those that
    ///   explain it with a share of their unit-length columns above 1e-6.
    /// - Complexity: O(k^3).
    static func first(in gram: DenseMatrix<Double>) -> (column: Int, others: [Int])? {
        let size = gram.rows
        var lengths: [Double] = []
        var factor: [[Double]] = []  // rows of the lower factor
        for i in 0..<size {
            let length = gram[i, i].squareRoot()
            lengths.append(length)
            guard length > 0 else { return (i, []) }
            var row: [Double] = []
            for j in 0..<i {
                var sum = gram[i, j] / (length * lengths[j])
                for k in 0..<j { sum -= row[k] * factor[j][k] }
                row.append(sum / factor[j][j])
            }
            let pivot = row.reduce(1) { $0 - $1 * $1 }
            guard pivot > tolerance else { return (i, explaining(row, factor)) }
            row.append(pivot.squareRoot())
            factor.append(row)
        }
        return nil
    }

    /// The columns with a coefficient in the combination, by substitution backwards through the factor.
    private static func explaining(_ row: [Double], _ factor: [[Double]]) -> [Int] {
        var coefficients = row
        for i in row.indices.reversed() {
            for k in (i + 1)..<max(row.count, i + 1) { coefficients[i] -= factor[k][i] * coefficients[k] }
            coefficients[i] /= factor[i][i]
        }
        return coefficients.indices.filter { abs(coefficients[$0]) > 1e-6 }
    }
}
