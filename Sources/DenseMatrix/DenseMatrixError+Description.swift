extension DenseMatrixError: CustomStringConvertible {
    /// What was wrong and what to do, for people.
    public var description: String {
        switch self {
        case .shapeMismatch(let operation, let expected, let actual):
            "\(operation): expected a shape of \(expected), got \(actual)"
        case .dimensionTooLarge(let operation, let value):
            "\(operation): \(value) exceeds what BLAS and LAPACK address (2147483647); work in blocks of rows"
        case .notPositiveDefinite(let order):
            """
            the matrix is not positive definite (leading minor \(order)): columns depend on one another; \
            drop one or add a ridge
            """
        case .rankDeficient(let rank, let columns):
            "only \(rank) of \(columns) columns are independent: drop \(columns - rank) or add a ridge"
        case .illConditioned(let reciprocal):
            """
            the matrix is too ill conditioned to solve (reciprocal condition \(reciprocal)): rescale the columns, \
            drop one or add a ridge
            """
        case .illegalArgument(let routine, let position):
            "\(routine) refused argument \(position): a fault of Etalon, please report it"
        case .notFinite(let operation):
            "\(operation): the input holds NaN or infinity; remove or impute it first"
        }
    }
}
