import CBLAS
import CLAPACK

/// The BLAS and LAPACK routines of one element type, column-major.
///
/// The only place where those libraries are called; every caller has checked shapes before.
@safe public struct LinearAlgebraRoutines<Element: MatrixElement>: Sendable {
    typealias Pointer = UnsafePointer<Element>
    typealias MutablePointer = UnsafeMutablePointer<Element>

    /// y <- alpha op(A) x + beta y.
    let gemv:
        @Sendable (
            _ transposed: Bool, _ m: Int32, _ n: Int32, _ alpha: Element, _ a: Pointer, _ lda: Int32,
            _ x: Pointer,
            _ beta: Element, _ y: MutablePointer
        ) -> Void
    /// C <- alpha op(A) op(B) + beta C.
    let gemm:
        @Sendable (
            _ transposedA: Bool, _ transposedB: Bool, _ m: Int32, _ n: Int32, _ k: Int32, _ alpha: Element,
            _ a: Pointer, _ lda: Int32, _ b: Pointer, _ ldb: Int32, _ beta: Element, _ c: MutablePointer,
            _ ldc: Int32
        ) -> Void
    /// Lower triangle of C <- alpha A^T A + beta C.
    let syrk:
        @Sendable (
            _ n: Int32, _ k: Int32, _ alpha: Element, _ a: Pointer, _ lda: Int32, _ beta: Element,
            _ c: MutablePointer,
            _ ldc: Int32
        ) -> Void
    /// Cholesky factor of the lower triangle, in place; returns `info`.
    let potrf: @Sendable (_ n: Int32, _ a: MutablePointer, _ lda: Int32) -> Int32
    /// Solves with a positive definite matrix, both in place; returns `info`.
    let posv:
        @Sendable (
            _ n: Int32, _ rightHandSides: Int32, _ a: MutablePointer, _ lda: Int32, _ b: MutablePointer,
            _ ldb: Int32
        ) -> Int32
    /// Reciprocal condition number of a matrix from its Cholesky factor and 1-norm; returns `info`.
    let pocon:
        @Sendable (
            _ n: Int32, _ factor: Pointer, _ lda: Int32, _ norm: Element, _ reciprocal: MutablePointer
        ) -> Int32
    /// Minimum-norm least squares by singular values, in place; returns `info` and writes the rank.
    let gelsd:
        @Sendable (
            _ m: Int32, _ n: Int32, _ rightHandSides: Int32, _ a: MutablePointer, _ lda: Int32,
            _ b: MutablePointer,
            _ ldb: Int32, _ singularValues: MutablePointer, _ rankTolerance: Element,
            _ rank: UnsafeMutablePointer<Int32>
        ) -> Int32
}

private func transposition(_ transposed: Bool) -> CBLAS_TRANSPOSE { transposed ? CblasTrans : CblasNoTrans }
private let lower = CChar(UInt8(ascii: "L"))

extension Double: MatrixElement {
    /// The double-precision routines.
    public static var routines: LinearAlgebraRoutines<Double> { doubleRoutines }

    /// Copies doubles.
    public static func widen(_ numbers: Span<Double>, into doubles: inout MutableSpan<Double>) {
        for index in numbers.indices { doubles[index] = numbers[index] }
    }

    /// Copies doubles.
    public static func narrow(_ doubles: Span<Double>, into numbers: inout MutableSpan<Double>) {
        for index in doubles.indices { numbers[index] = doubles[index] }
    }
}

extension Float: MatrixElement {
    /// The single-precision routines.
    public static var routines: LinearAlgebraRoutines<Float> { floatRoutines }

    /// Writes single-precision numbers as doubles.
    public static func widen(_ numbers: Span<Float>, into doubles: inout MutableSpan<Double>) {
        for index in numbers.indices { doubles[index] = Double(numbers[index]) }
    }

    /// Writes doubles in single precision.
    public static func narrow(_ doubles: Span<Double>, into numbers: inout MutableSpan<Float>) {
        for index in doubles.indices { numbers[index] = Float(doubles[index]) }
    }
}

private let doubleRoutines = unsafe LinearAlgebraRoutines<Double>(
    gemv: { transposed, m, n, alpha, a, lda, x, beta, y in
        unsafe cblas_dgemv(CblasColMajor, transposition(transposed), m, n, alpha, a, lda, x, 1, beta, y, 1)
    },
    gemm: { transposedA, transposedB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc in
        unsafe cblas_dgemm(
            CblasColMajor,
            transposition(transposedA),
            transposition(transposedB),
            m,
            n,
            k,
            alpha,
            a,
            lda,
            b,
            ldb,
            beta,
            c,
            ldc
        )
    },
    syrk: { n, k, alpha, a, lda, beta, c, ldc in
        unsafe cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, n, k, alpha, a, lda, beta, c, ldc)
    },
    potrf: { n, a, lda in unsafe LAPACKE_dpotrf(LAPACK_COL_MAJOR, lower, n, a, lda) },
    posv: { n, nrhs, a, lda, b, ldb in unsafe LAPACKE_dposv(LAPACK_COL_MAJOR, lower, n, nrhs, a, lda, b, ldb)
    },
    pocon: { n, a, lda, norm, rcond in unsafe LAPACKE_dpocon(LAPACK_COL_MAJOR, lower, n, a, lda, norm, rcond)
    },
    gelsd: { m, n, nrhs, a, lda, b, ldb, s, tolerance, rank in
        unsafe LAPACKE_dgelsd(LAPACK_COL_MAJOR, m, n, nrhs, a, lda, b, ldb, s, tolerance, rank)
    }
)

private let floatRoutines = unsafe LinearAlgebraRoutines<Float>(
    gemv: { transposed, m, n, alpha, a, lda, x, beta, y in
        unsafe cblas_sgemv(CblasColMajor, transposition(transposed), m, n, alpha, a, lda, x, 1, beta, y, 1)
    },
    gemm: { transposedA, transposedB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc in
        unsafe cblas_sgemm(
            CblasColMajor,
            transposition(transposedA),
            transposition(transposedB),
            m,
            n,
            k,
            alpha,
            a,
            lda,
            b,
            ldb,
            beta,
            c,
            ldc
        )
    },
    syrk: { n, k, alpha, a, lda, beta, c, ldc in
        unsafe cblas_ssyrk(CblasColMajor, CblasLower, CblasTrans, n, k, alpha, a, lda, beta, c, ldc)
    },
    potrf: { n, a, lda in unsafe LAPACKE_spotrf(LAPACK_COL_MAJOR, lower, n, a, lda) },
    posv: { n, nrhs, a, lda, b, ldb in unsafe LAPACKE_sposv(LAPACK_COL_MAJOR, lower, n, nrhs, a, lda, b, ldb)
    },
    pocon: { n, a, lda, norm, rcond in unsafe LAPACKE_spocon(LAPACK_COL_MAJOR, lower, n, a, lda, norm, rcond)
    },
    gelsd: { m, n, nrhs, a, lda, b, ldb, s, tolerance, rank in
        unsafe LAPACKE_sgelsd(LAPACK_COL_MAJOR, m, n, nrhs, a, lda, b, ldb, s, tolerance, rank)
    }
)
