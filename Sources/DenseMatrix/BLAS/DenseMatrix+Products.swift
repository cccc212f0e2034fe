extension DenseMatrix {
    /// alpha op(A) x, where op(A) is this matrix or its transpose.
    ///
    /// **Shape**: rows x columns times `columns` numbers gives `rows` numbers; transposed, the other way round.
    /// **Edge cases**: an empty sum (no columns, or transposed no rows) is zero.
    ///
    /// - Throws: `.shapeMismatch` where `x` has the wrong length, `.dimensionTooLarge` beyond 2^31 - 1.
    /// - Complexity: O(rows x columns), by `gemv`.
    public func multiplied(
        by x: DenseColumn<Element>,
        transposed: Bool = false,
        scaledBy alpha: Element = 1
    ) throws(DenseMatrixError) -> DenseColumn<Element> {
        let inner = transposed ? rows : columns
        let outer = transposed ? columns : rows
        guard x.count == inner else {
            throw .shapeMismatch(
                operation: "gemv",
                expected: MatrixShape(rows: inner, columns: 1),
                actual: MatrixShape(rows: x.count, columns: 1)
            )
        }
        let m = try Self.blasInteger(rows, "gemv")
        let n = try Self.blasInteger(columns, "gemv")
        let lda = try Self.blasInteger(leadingDimension, "gemv")
        return DenseColumn(count: outer) { (result: inout MutableSpan<Element>) in
            guard inner > 0, outer > 0 else { return }
            unsafe result.withUnsafeMutableBufferPointer { y in
                guard let y = y.baseAddress else { return }
                unsafe Element.routines.gemv(transposed, m, n, alpha, address, lda, x.address, 0, y)
            }
        }
    }

    /// The product op(A) op(B) of this matrix and `other`, or their transposes.
    ///
    /// **Shape**: m x k times k x n gives m x n.
    /// **Edge cases**: k = 0 gives zeros.
    ///
    /// - Throws: `.shapeMismatch` where the inner dimensions differ, `.dimensionTooLarge` beyond 2^31 - 1.
    /// - Complexity: O(m n k), by `gemm`.
    public func multiplied(
        by other: DenseMatrix,
        transposed: Bool = false,
        otherTransposed: Bool = false
    ) throws(DenseMatrixError) -> DenseMatrix {
        var result = DenseMatrix(
            rows: transposed ? columns : rows,
            columns: otherTransposed ? other.rows : other.columns
        )
        try result.accumulate(self, other, leftTransposed: transposed, rightTransposed: otherTransposed)
        return result
    }

    /// Adds op(A) op(B) to this matrix, in place.
    ///
    /// **Shape**: this is m x n, op(A) m x k, op(B) k x n.
    ///
    /// - Throws: `.shapeMismatch` where shapes do not fit, `.dimensionTooLarge` beyond 2^31 - 1.
    /// - Complexity: O(m n k), by `gemm`; memory shared with another value is copied first.
    public mutating func accumulate(
        _ left: DenseMatrix,
        _ right: DenseMatrix,
        leftTransposed: Bool = false,
        rightTransposed: Bool = false
    ) throws(DenseMatrixError) {
        let m = leftTransposed ? left.columns : left.rows
        let inner = leftTransposed ? left.rows : left.columns
        let otherInner = rightTransposed ? right.columns : right.rows
        let n = rightTransposed ? right.rows : right.columns
        guard inner == otherInner else {
            throw .shapeMismatch(
                operation: "gemm",
                expected: MatrixShape(rows: inner, columns: n),
                actual: MatrixShape(rows: otherInner, columns: n)
            )
        }
        guard rows == m, columns == n else {
            throw .shapeMismatch(operation: "gemm", expected: MatrixShape(rows: m, columns: n), actual: shape)
        }
        guard m > 0, n > 0, inner > 0 else { return }
        makeUnique()
        unsafe Element.routines.gemm(
            leftTransposed,
            rightTransposed,
            try Self.blasInteger(m, "gemm"),
            try Self.blasInteger(n, "gemm"),
            try Self.blasInteger(inner, "gemm"),
            1,
            left.address,
            try Self.blasInteger(left.leadingDimension, "gemm"),
            right.address,
            try Self.blasInteger(right.leadingDimension, "gemm"),
            1,
            mutableAddress,
            try Self.blasInteger(leadingDimension, "gemm")
        )
    }

    /// A^T A of this matrix, both triangles filled.
    ///
    /// **Shape**: columns x columns, symmetric.
    ///
    /// - Throws: `.dimensionTooLarge` beyond 2^31 - 1.
    /// - Complexity: O(rows x columns^2), by `syrk` on one triangle.
    public func gramMatrix() throws(DenseMatrixError) -> DenseMatrix {
        var result = DenseMatrix(rows: columns, columns: columns)
        guard rows > 0, columns > 0 else { return result }
        unsafe Element.routines.syrk(
            try Self.blasInteger(columns, "syrk"),
            try Self.blasInteger(rows, "syrk"),
            1,
            address,
            try Self.blasInteger(leadingDimension, "syrk"),
            0,
            result.mutableAddress,
            try Self.blasInteger(result.leadingDimension, "syrk")
        )
        for j in 0..<columns {
            for i in (j + 1)..<max(columns, j + 1) {
                result[j, i] = result[i, j]
            }
        }
        return result
    }

    /// Adds A^T A of `other` to the lower triangle of this matrix, in place; the upper one is left as it is.
    ///
    /// **Shape**: other: m x n; this is n x n.
    ///
    /// - Throws: `.shapeMismatch` where this is not n x n, `.dimensionTooLarge` beyond 2^31 - 1.
    /// - Complexity: O(m n^2), by `syrk`; memory shared with another value is copied first.
    public mutating func accumulateGram(of other: DenseMatrix) throws(DenseMatrixError) {
        guard rows == other.columns, columns == other.columns else {
            throw .shapeMismatch(
                operation: "syrk",
                expected: MatrixShape(rows: other.columns, columns: other.columns),
                actual: shape
            )
        }
        guard other.rows > 0, columns > 0 else { return }
        makeUnique()
        unsafe Element.routines.syrk(
            try Self.blasInteger(columns, "syrk"),
            try Self.blasInteger(other.rows, "syrk"),
            1,
            other.address,
            try Self.blasInteger(other.leadingDimension, "syrk"),
            1,
            mutableAddress,
            try Self.blasInteger(leadingDimension, "syrk")
        )
    }

    /// `value` as the 32-bit integer of BLAS and LAPACK.
    static func blasInteger(_ value: Int, _ operation: String) throws(DenseMatrixError) -> Int32 {
        guard let exact = Int32(exactly: value) else {
            throw .dimensionTooLarge(operation: operation, value: value)
        }
        return exact
    }

    /// The address of element (0, 0).
    var address: UnsafePointer<Element> { unsafe UnsafePointer(storage.base + offset) }

    /// The address of element (0, 0), to write through once `makeUnique()` was called.
    var mutableAddress: UnsafeMutablePointer<Element> { unsafe storage.base + offset }
}
