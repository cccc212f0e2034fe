import DenseMatrix
import TestSupport
import Testing

/// The products of BLAS against the three nested loops of `MatrixReference`.
@Suite struct ProductTests {
    @Test(arguments: [(1, 1, 1), (3, 2, 4), (17, 5, 9), (64, 33, 31)])
    func gemmAgreesWithTheLoops(m: Int, k: Int, n: Int) throws {
        let a = MatrixReference.example(rows: m, columns: k, seed: 1)
        let b = MatrixReference.example(rows: k, columns: n, seed: 2)
        let expected = MatrixReference.product(a, b)
        #expect(MatrixReference.largestDifference(try a.multiplied(by: b), expected) < 1e-13)
        let at = MatrixReference.transpose(a)
        let bt = MatrixReference.transpose(b)
        #expect(
            MatrixReference.largestDifference(try at.multiplied(by: b, transposed: true), expected) < 1e-13
        )
        #expect(
            MatrixReference.largestDifference(try a.multiplied(by: bt, otherTransposed: true), expected)
                < 1e-13
        )
    }

    @Test func gemmTakesBlocks() throws {
        let a = MatrixReference.example(rows: 20, columns: 10, seed: 3)
        let b = MatrixReference.example(rows: 20, columns: 10, seed: 4)
        let left = a.block(rows: 5..<12, columns: 2..<6)
        let right = b.block(rows: 1..<5, columns: 0..<3)
        let expected = MatrixReference.product(left, right)
        #expect(MatrixReference.largestDifference(try left.multiplied(by: right), expected) < 1e-14)
    }

    @Test func gemmAccumulatesOnSharedMemoryWithoutTouchingIt() throws {
        let a = MatrixReference.example(rows: 4, columns: 3, seed: 5)
        let start = MatrixReference.example(rows: 3, columns: 3, seed: 6)
        var sum = start
        try sum.accumulate(a, a, leftTransposed: true)
        #expect(start == MatrixReference.example(rows: 3, columns: 3, seed: 6))
        #expect(
            abs(sum[1, 2] - start[1, 2] - MatrixReference.product(MatrixReference.transpose(a), a)[1, 2])
                < 1e-14
        )
    }

    @Test func gemvAgreesWithTheLoops() throws {
        let a = MatrixReference.example(rows: 37, columns: 11, seed: 7)
        let x = MatrixReference.example(rows: 11, columns: 1, seed: 8)
        let y = try a.multiplied(by: x.column(0))
        let expected = MatrixReference.product(a, x)
        #expect((0..<37).allSatisfy { abs(y[$0] - expected[$0, 0]) < 1e-13 })
        let back = try a.multiplied(by: y, transposed: true)
        let expectedBack = MatrixReference.product(MatrixReference.transpose(a), expected)
        #expect((0..<11).allSatisfy { abs(back[$0] - expectedBack[$0, 0]) < 1e-12 })
    }

    @Test func syrkFillsBothTriangles() throws {
        let a = MatrixReference.example(rows: 29, columns: 6, seed: 9)
        let expected = MatrixReference.product(MatrixReference.transpose(a), a)
        #expect(MatrixReference.largestDifference(try a.gramMatrix(), expected) < 1e-13)
    }

    @Test func singlePrecisionAgreesToItsOwnPrecision() throws {
        let a = try DenseMatrix<Float>(columns: [[1, 2], [3, 4]])
        let product = try a.multiplied(by: a)
        #expect(product == (try DenseMatrix(columns: [[7, 10], [15, 22]])))
        #expect(try a.gramMatrix() == DenseMatrix(columns: [[5, 11], [11, 25]]))
    }

    @Test func shapesThatDoNotFitAreErrors() {
        let a = DenseMatrix<Double>(rows: 2, columns: 3)
        #expect(throws: DenseMatrixError.self) { try a.multiplied(by: a) }
        #expect(throws: DenseMatrixError.self) { try a.multiplied(by: DenseColumn(repeating: 1, count: 2)) }
        #expect(throws: DenseMatrixError.self) {
            var c = DenseMatrix<Double>(rows: 3, columns: 3)
            try c.accumulate(a, a, rightTransposed: true)
        }
    }
}
