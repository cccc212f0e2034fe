/// What can be wrong with the input of a matrix operation.
public enum DenseMatrixError: Error, Equatable, Sendable {
    /// Two operands do not fit together.
    case shapeMismatch(operation: String, expected: MatrixShape, actual: MatrixShape)
    /// A dimension exceeds what the 32-bit interface of BLAS and LAPACK can address.
    case dimensionTooLarge(operation: String, value: Int)
    /// The matrix is not positive definite: its leading minor of this order is not positive.
    case notPositiveDefinite(order: Int)
    /// The least-squares matrix does not have full column rank: its effective rank is this.
    case rankDeficient(rank: Int, columns: Int)
    /// The matrix is so ill conditioned that the solution has no correct digit: its reciprocal condition number.
    case illConditioned(reciprocalCondition: Double)
    /// LAPACK refused an argument: a fault of this library, named so that it can be reported.
    case illegalArgument(routine: String, position: Int)
    /// An input holds NaN or infinity.
    case notFinite(operation: String)
}
