extension DenseMatrix {
    /// The lower Cholesky factor L with L L^T equal to this symmetric matrix, of which the lower triangle is read.
    ///
    /// **Shape**: n x n; the strict upper triangle of the result is zero.
    ///
    /// - Throws: `.shapeMismatch` where the matrix is not square, `.notFinite`, `.notPositiveDefinite`.
    /// - Complexity: O(n^3), by `potrf`.
    public func choleskyFactor() throws(DenseMatrixError) -> DenseMatrix {
        try requireSquare("potrf")
        try requireFinite("potrf")
        var factor = self
        guard rows > 0 else { return factor }
        factor.makeUnique()
        let info = unsafe Element.routines.potrf(
            try Self.blasInteger(rows, "potrf"),
            factor.mutableAddress,
            try Self.blasInteger(factor.leadingDimension, "potrf")
        )
        try Self.checkCholesky(info, "potrf")
        for j in 1..<max(rows, 1) {
            for i in 0..<j {
                factor[i, j] = 0
            }
        }
        return factor
    }

    /// The solution X of A X = B for this symmetric positive definite matrix A, of which the lower triangle is read.
    ///
    /// **Shape**: A n x n, B n x k, X n x k.
    ///
    /// - Throws: `.shapeMismatch`, `.notFinite`, `.notPositiveDefinite`, `.illConditioned` where the reciprocal condition
    ///   number is below the precision of the type, so that no digit of X would be right.
    /// - Complexity: O(n^3 + n^2 k), by `posv` and `pocon`.
    public func solvingPositiveDefinite(_ rightHandSides: DenseMatrix) throws(DenseMatrixError) -> DenseMatrix
    {
        try requireSquare("posv")
        guard rightHandSides.rows == rows else {
            throw .shapeMismatch(
                operation: "posv",
                expected: MatrixShape(rows: rows, columns: rightHandSides.columns),
                actual: rightHandSides.shape
            )
        }
        try requireFinite("posv")
        try rightHandSides.requireFinite("posv")
        guard rows > 0, rightHandSides.columns > 0 else { return rightHandSides }
        let norm = symmetricOneNorm()
        var factor = self
        var solution = rightHandSides
        factor.makeUnique()
        solution.makeUnique()
        let n = try Self.blasInteger(rows, "posv")
        let lda = try Self.blasInteger(factor.leadingDimension, "posv")
        let info = unsafe Element.routines.posv(
            n,
            try Self.blasInteger(solution.columns, "posv"),
            factor.mutableAddress,
            lda,
            solution.mutableAddress,
            try Self.blasInteger(solution.leadingDimension, "posv")
        )
        try Self.checkCholesky(info, "posv")
        var reciprocal: Element = 0
        let conditionInfo = unsafe Element.routines.pocon(n, factor.address, lda, norm, &reciprocal)
        try Self.checkArguments(conditionInfo, "pocon")
        guard reciprocal >= Element.ulpOfOne else {
            throw .illConditioned(reciprocalCondition: Double(reciprocal))
        }
        return solution
    }

    /// The X that makes the sums of squares of A X - B least, for this matrix A of full column rank.
    ///
    /// **Shape**: A m x n with m >= n, B m x k, X n x k.
    ///
    /// - Parameters:
    ///   - rightHandSides: B.
    ///   - rankTolerance: singular values at most this share of the largest count as zero.
    /// - Returns: X, n x k.
    /// - Throws: `.shapeMismatch`, `.notFinite`, `.rankDeficient`.
    /// - Complexity: O(m n^2), by `gelsd` (singular values).
    public func solvingLeastSquares(
        _ rightHandSides: DenseMatrix,
        rankTolerance: Element? = nil
    ) throws(DenseMatrixError) -> DenseMatrix {
        guard rows >= columns, rightHandSides.rows == rows else {
            throw .shapeMismatch(
                operation: "gelsd",
                expected: MatrixShape(rows: max(rows, columns), columns: rightHandSides.columns),
                actual: rightHandSides.shape
            )
        }
        try requireFinite("gelsd")
        try rightHandSides.requireFinite("gelsd")
        guard columns > 0, rightHandSides.columns > 0 else {
            return DenseMatrix(rows: columns, columns: rightHandSides.columns)
        }
        var factor = self
        var solution = rightHandSides
        factor.makeUnique()
        solution.makeUnique()
        var singularValues = [Element](repeating: 0, count: columns)
        var rank: Int32 = 0
        let info = unsafe Element.routines.gelsd(
            try Self.blasInteger(rows, "gelsd"),
            try Self.blasInteger(columns, "gelsd"),
            try Self.blasInteger(solution.columns, "gelsd"),
            factor.mutableAddress,
            try Self.blasInteger(factor.leadingDimension, "gelsd"),
            solution.mutableAddress,
            try Self.blasInteger(solution.leadingDimension, "gelsd"),
            &singularValues,
            rankTolerance ?? Element.ulpOfOne * Element(max(rows, columns)),
            &rank
        )
        try Self.checkArguments(info, "gelsd")
        guard info == 0, Int(rank) == columns else {
            throw .rankDeficient(rank: Int(rank), columns: columns)
        }
        return solution.block(rows: 0..<columns, columns: 0..<solution.columns)
    }

    private func requireSquare(_ operation: String) throws(DenseMatrixError) {
        guard rows == columns else {
            throw .shapeMismatch(
                operation: operation,
                expected: MatrixShape(rows: rows, columns: rows),
                actual: shape
            )
        }
    }

    private func requireFinite(_ operation: String) throws(DenseMatrixError) {
        for j in 0..<columns {
            for i in 0..<rows where !self[i, j].isFinite {
                throw .notFinite(operation: operation)
            }
        }
    }

    /// The largest sum of absolute values in a column of the symmetric matrix whose lower triangle this is.
    private func symmetricOneNorm() -> Element {
        var largest: Element = 0
        for j in 0..<columns {
            var sum: Element = 0
            for i in 0..<rows {
                sum += abs(i >= j ? self[i, j] : self[j, i])
            }
            largest = max(largest, sum)
        }
        return largest
    }

    private static func checkCholesky(_ info: Int32, _ routine: String) throws(DenseMatrixError) {
        try checkArguments(info, routine)
        if info > 0 { throw .notPositiveDefinite(order: Int(info)) }
    }

    private static func checkArguments(_ info: Int32, _ routine: String) throws(DenseMatrixError) {
        if info < 0 { throw .illegalArgument(routine: routine, position: Int(-info)) }
    }
}
