import DenseMatrix
import Testing

@Suite struct DenseMatrixTests {
    @Test func everyColumnStartsOnACacheLine() {
        for rows in [1, 3, 15, 16, 17, 1024, 1000] {
            let matrix = DenseMatrix<Float>(rows: rows, columns: 5)
            #expect(matrix.leadingDimension >= rows)
            #expect(matrix.leadingDimension % 16 == 0)
            #expect(matrix.leadingDimension * 4 % 4096 != 0, "columns a page apart evict one another")
        }
    }

    @Test func columnsBecomeElements() throws {
        let matrix = try DenseMatrix<Double>(columns: [[1, 2, 3], [4, 5, 6]])
        #expect(matrix.shape == MatrixShape(rows: 3, columns: 2))
        #expect(matrix[0, 0] == 1 && matrix[2, 0] == 3 && matrix[1, 1] == 5)
    }

    @Test func raggedColumnsAreAnError() {
        #expect(
            throws: DenseMatrixError.shapeMismatch(
                operation: "columns of one matrix",
                expected: MatrixShape(rows: 2, columns: 2),
                actual: MatrixShape(rows: 1, columns: 2)
            )
        ) { try DenseMatrix<Double>(columns: [[1, 2], [3]]) }
    }

    @Test func copiesAreIndependent() throws {
        let original = try DenseMatrix<Float>(columns: [[1, 2], [3, 4]])
        var copy = original
        copy[0, 1] = 9
        #expect(original[0, 1] == 3)
        #expect(copy[0, 1] == 9 && copy[1, 0] == 2)
    }

    @Test func blocksShareUntilWritten() throws {
        let matrix = try DenseMatrix<Double>(columns: [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])
        var block = matrix.block(rows: 1..<3, columns: 1..<3)
        #expect(block == (try DenseMatrix(columns: [[6, 7], [10, 11]])))
        block[0, 0] = -1
        #expect(matrix[1, 1] == 6)
        #expect(block[0, 0] == -1 && block[1, 1] == 11)
    }

    @Test func columnsAreWrittenInPlace() {
        var matrix = DenseMatrix<Double>(rows: 3, columns: 2)
        matrix.mutateColumn(1) { column in
            for i in 0..<column.count { column[i] = Double(i) + 0.5 }
        }
        #expect(matrix[2, 1] == 2.5 && matrix[2, 0] == 0)
    }

    @Test(arguments: [(0, 0), (0, 3), (3, 0)])
    func emptyMatricesAreLegal(rows: Int, columns: Int) throws {
        let matrix = DenseMatrix<Double>(rows: rows, columns: columns)
        #expect(matrix.shape == MatrixShape(rows: rows, columns: columns))
        let product = try matrix.multiplied(by: DenseColumn(repeating: 1, count: columns))
        #expect(product.count == rows)
        #expect((0..<rows).allSatisfy { product[$0] == 0 })
        #expect(try matrix.gramMatrix().shape == MatrixShape(rows: columns, columns: columns))
    }

    @Test func indicesOutsideTrap() async {
        await #expect(processExitsWith: .failure) {
            _ = DenseMatrix<Double>(rows: 2, columns: 2)[2, 0]
        }
    }
}
