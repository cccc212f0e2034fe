import DenseMatrix
import TestSupport
import Testing

@Suite struct SolvingTests {
    /// Worked by hand: [[4, 2], [2, 3]] = L L^T with L = [[2, 0], [1, sqrt 2]].
    @Test func choleskyByHand() throws {
        let a = try DenseMatrix<Double>(columns: [[4, 2], [2, 3]])
        let factor = try a.choleskyFactor()
        #expect(factor[0, 0] == 2 && factor[1, 0] == 1 && factor[0, 1] == 0)
        #expect(abs(factor[1, 1] - 2.0.squareRoot()) < 1e-15)
    }

    /// Worked by hand: 4x + 2y = 10, 2x + 3y = 9 has x = 1.5, y = 2.
    @Test func positiveDefiniteByHand() throws {
        let a = try DenseMatrix<Double>(columns: [[4, 2], [2, 3]])
        let x = try a.solvingPositiveDefinite(DenseMatrix(columns: [[10, 9]]))
        #expect(abs(x[0, 0] - 1.5) < 1e-15 && abs(x[1, 0] - 2) < 1e-15)
    }

    @Test(arguments: [1, 2, 7, 40])
    func theSolutionSolves(n: Int) throws {
        let factor = MatrixReference.example(rows: n + 3, columns: n, seed: UInt64(n))
        let a = try factor.gramMatrix()
        let b = MatrixReference.example(rows: n, columns: 2, seed: 99)
        let x = try a.solvingPositiveDefinite(b)
        #expect(MatrixReference.largestDifference(MatrixReference.product(a, x), b) < 1e-9)
    }

    /// Worked by hand: the line through (0, 1), (1, 2), (2, 4) by least squares is 5/6 + 3/2 t.
    @Test func leastSquaresByHand() throws {
        let a = try DenseMatrix<Double>(columns: [[1, 1, 1], [0, 1, 2]])
        let x = try a.solvingLeastSquares(DenseMatrix(columns: [[1, 2, 4]]))
        #expect(abs(x[0, 0] - 5.0 / 6) < 1e-14 && abs(x[1, 0] - 1.5) < 1e-14)
    }

    @Test func dependentColumnsAreNamed() throws {
        let a = try DenseMatrix<Double>(columns: [[1, 2, 3], [2, 4, 6]])
        #expect(throws: DenseMatrixError.rankDeficient(rank: 1, columns: 2)) {
            try a.solvingLeastSquares(DenseMatrix(columns: [[1, 2, 4]]))
        }
        #expect(throws: DenseMatrixError.self) {
            try a.gramMatrix().solvingPositiveDefinite(DenseMatrix(rows: 2, columns: 1))
        }
    }

    @Test func indefiniteMatricesAreNamed() throws {
        let a = try DenseMatrix<Double>(columns: [[1, 2], [2, 1]])
        #expect(throws: DenseMatrixError.notPositiveDefinite(order: 2)) { try a.choleskyFactor() }
    }

    @Test func illConditioningIsAnError() throws {
        let a = try DenseMatrix<Double>(columns: [[1, 0], [0, 1e-17]])
        #expect(throws: DenseMatrixError.self) {
            try a.solvingPositiveDefinite(DenseMatrix(columns: [[1, 1]]))
        }
    }

    @Test func nonFiniteInputIsAnError() throws {
        let a = try DenseMatrix<Double>(columns: [[1, 0], [0, .nan]])
        #expect(throws: DenseMatrixError.notFinite(operation: "potrf")) { try a.choleskyFactor() }
        #expect(throws: DenseMatrixError.notFinite(operation: "posv")) {
            try DenseMatrix<Double>(columns: [[1]]).solvingPositiveDefinite(
                DenseMatrix(columns: [[.infinity]])
            )
        }
    }

    @Test func wrongShapesAreErrors() {
        let wide = DenseMatrix<Double>(rows: 2, columns: 3)
        #expect(throws: DenseMatrixError.self) { try wide.choleskyFactor() }
        #expect(throws: DenseMatrixError.self) {
            try wide.solvingLeastSquares(DenseMatrix(rows: 2, columns: 1))
        }
        #expect(throws: DenseMatrixError.self) {
            try DenseMatrix<Double>(rows: 2, columns: 2).solvingPositiveDefinite(
                DenseMatrix(rows: 3, columns: 1)
            )
        }
    }
}
