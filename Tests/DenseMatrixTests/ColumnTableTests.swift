import DenseMatrix
import Testing

@Suite struct ColumnTableTests {
    let matrix: DenseMatrix<Float>

    init() throws {
        matrix = try DenseMatrix(columns: [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]])
    }

    @Test func aReplacedColumnLeavesTheOthersWhereTheyAre() throws {
        let table = ColumnTable(matrix)
        let replaced = try table.replacingColumn(1, with: DenseColumn([0, 0, 1, 1]))
        #expect(replaced[2, 1] == 1 && table[2, 1] == 7)
        unsafe table.withColumnAddresses { before in
            unsafe replaced.withColumnAddresses { after in
                #expect(unsafe before[0] == after[0] && before[2] == after[2], "shared, not copied")
                #expect(unsafe before[1] != after[1])
            }
        }
    }

    @Test func slicesOfRowsShareMemory() throws {
        let slice = ColumnTable(matrix).rows(1..<3)
        #expect(slice.shape == MatrixShape(rows: 2, columns: 3))
        #expect(slice[0, 2] == 10)
        let replaced = try slice.replacingColumn(0, with: DenseColumn([-1, -2]))
        #expect(replaced[1, 0] == -2 && replaced[1, 2] == 11)
        #expect(slice.rows(1..<2)[0, 0] == 3)
    }

    @Test func columnsAreChosenInOrder() {
        let chosen = ColumnTable(matrix).columns([2, 0])
        #expect(chosen[3, 0] == 12 && chosen[3, 1] == 4)
    }

    @Test func aColumnOfAnotherLengthIsAnError() {
        #expect(throws: DenseMatrixError.self) {
            try ColumnTable(matrix).replacingColumn(0, with: DenseColumn([1, 2]))
        }
        #expect(throws: DenseMatrixError.self) {
            try ColumnTable<Float>(rows: 3, columns: [DenseColumn([1])])
        }
    }

    @Test func aColumnIsWhatItWasMadeOf() {
        let column = DenseColumn<Double>(count: 4) { span in
            for i in 0..<4 { span[i] = Double(i * i) }
        }
        #expect(column[3] == 9 && column.span[2] == 4)
        #expect(column.slice(1..<3)[1] == 4)
        #expect(DenseColumn<Float>(repeating: 7, count: 2)[1] == 7)
    }
}
