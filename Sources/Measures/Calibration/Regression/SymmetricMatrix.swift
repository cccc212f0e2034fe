/// A symmetric matrix of a few rows, by its lower triangle.
struct SymmetricMatrix: Equatable, Sendable {
    let size: Int
    private var entries: [Double]

    init(size: Int) {
        self.size = size
        entries = Array(repeating: 0, count: size * (size + 1) / 2)
    }

    subscript(row: Int, column: Int) -> Double {
        entries[Self.place(row, column)]
    }

    mutating func add(_ value: Double, _ row: Int, _ column: Int) {
        entries[Self.place(row, column)] += value
    }

    private static func place(_ row: Int, _ column: Int) -> Int {
        let (low, high) = row < column ? (row, column) : (column, row)
        return high * (high + 1) / 2 + low
    }

    func times(_ vector: [Double]) -> [Double] {
        (0..<size).map { row in (0..<size).reduce(0) { $0 + self[row, $1] * vector[$1] } }
    }

    /// The inverse by Cholesky's decomposition; nil where the matrix is not safely positive definite.
    var inverse: SymmetricMatrix? {
        guard let factor = choleskyFactor else { return nil }
        var inverse = SymmetricMatrix(size: size)
        for column in 0..<size {
            // Forward, then backward substitution of one unit vector.
            var solution = (0..<size).map { $0 == column ? 1.0 : 0 }
            for row in 0..<size {
                for other in 0..<row { solution[row] -= factor[row][other] * solution[other] }
                solution[row] /= factor[row][row]
            }
            for row in (0..<size).reversed() {
                for other in (row + 1)..<max(size, row + 1) {
                    solution[row] -= factor[other][row] * solution[other]
                }
                solution[row] /= factor[row][row]
            }
            for row in column..<size { inverse.add(solution[row], row, column) }
        }
        return inverse
    }

    private var choleskyFactor: [[Double]]? {
        var factor = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for row in 0..<size {
            for column in 0...row {
                var sum = self[row, column]
                for other in 0..<column { sum -= factor[row][other] * factor[column][other] }
                if row == column {
                    guard sum > 1e-13 * self[row, row], sum > 0 else { return nil }
                    factor[row][row] = sum.squareRoot()
                } else {
                    factor[row][column] = sum / factor[column][column]
                }
            }
        }
        return factor
    }
}
