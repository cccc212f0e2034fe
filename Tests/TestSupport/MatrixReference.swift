public import DenseMatrix

/// Slow, clear matrix arithmetic that the BLAS calls are held against.
public enum MatrixReference {
    /// A matrix of numbers in [-1, 1) that depend on `seed` only.
    public static func example(rows: Int, columns: Int, seed: UInt64) -> DenseMatrix<Double> {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        var matrix = DenseMatrix<Double>(rows: rows, columns: columns)
        for j in 0..<columns {
            for i in 0..<rows {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                matrix[i, j] = Double(state >> 11) / 4_503_599_627_370_496 - 1
            }
        }
        return matrix
    }

    /// A B by the definition.
    public static func product(_ a: DenseMatrix<Double>, _ b: DenseMatrix<Double>) -> DenseMatrix<Double> {
        var result = DenseMatrix<Double>(rows: a.rows, columns: b.columns)
        for i in 0..<a.rows {
            for j in 0..<b.columns {
                for k in 0..<a.columns {
                    result[i, j] += a[i, k] * b[k, j]
                }
            }
        }
        return result
    }

    /// The transpose.
    public static func transpose(_ a: DenseMatrix<Double>) -> DenseMatrix<Double> {
        var result = DenseMatrix<Double>(rows: a.columns, columns: a.rows)
        for i in 0..<a.rows {
            for j in 0..<a.columns {
                result[j, i] = a[i, j]
            }
        }
        return result
    }

    /// The largest absolute difference of two elements; infinity for different shapes.
    public static func largestDifference(_ a: DenseMatrix<Double>, _ b: DenseMatrix<Double>) -> Double {
        guard a.shape == b.shape else { return .infinity }
        var largest = 0.0
        for i in 0..<a.rows {
            for j in 0..<a.columns {
                largest = max(largest, abs(a[i, j] - b[i, j]))
            }
        }
        return largest
    }
}
