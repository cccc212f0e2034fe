/// Columns of equal length that may live in different matrices: a matrix of which single columns can be replaced
/// without copying the others.
///
/// **Shape**: `rows` x `columns`. A table made from a matrix shares its memory.
public struct ColumnTable<Element: MatrixElement>: Sendable {
    private let columnList: [DenseColumn<Element>]
    /// The address of the first element of every column of the list, as a number: kernels get all of them at once, and code that is
    /// generic over the element would take longer to look them up than to score one person.
    private let addresses: [UInt]
    private let firstRow: Int

    /// Number of rows.
    public let rows: Int

    /// Number of columns.
    public var columns: Int { columnList.count }

    /// Rows and columns.
    public var shape: MatrixShape { MatrixShape(rows: rows, columns: columns) }

    /// The columns of `matrix`, sharing its memory.
    ///
    /// - Complexity: O(columns).
    public init(_ matrix: DenseMatrix<Element>) {
        self.init(columnList: (0..<matrix.columns).map { matrix.column($0) }, firstRow: 0, rows: matrix.rows)
    }

    /// A table of `rows` rows from its columns.
    ///
    /// - Throws: `DenseMatrixError.shapeMismatch` where a column has another length.
    /// - Complexity: O(columns).
    public init(rows: Int, columns: [DenseColumn<Element>]) throws(DenseMatrixError) {
        for column in columns where column.count != rows {
            throw .shapeMismatch(
                operation: "columns of one table",
                expected: MatrixShape(rows: rows, columns: columns.count),
                actual: MatrixShape(rows: column.count, columns: columns.count)
            )
        }
        self.init(columnList: columns, firstRow: 0, rows: rows)
    }

    private init(columnList: [DenseColumn<Element>], firstRow: Int, rows: Int) {
        self.init(
            columnList: columnList,
            addresses: columnList.map { unsafe UInt(bitPattern: $0.address) },
            firstRow: firstRow,
            rows: rows
        )
    }

    private init(columnList: [DenseColumn<Element>], addresses: [UInt], firstRow: Int, rows: Int) {
        self.columnList = columnList
        self.addresses = addresses
        self.firstRow = firstRow
        self.rows = rows
    }

    /// The element in `row` and `column`.
    ///
    /// - Precondition: both indices are inside the table.
    public subscript(row: Int, column: Int) -> Element {
        precondition(row >= 0 && row < rows, "row \(row) of \(shape)")
        return columnList[column][firstRow + row]
    }

    /// Column `index`, sharing memory.
    ///
    /// - Complexity: O(1).
    public func column(_ index: Int) -> DenseColumn<Element> {
        columnList[index].slice(firstRow..<(firstRow + rows))
    }

    /// The rows of `range`, sharing memory.
    ///
    /// - Precondition: `range` is inside the table.
    /// - Complexity: O(1).
    public func rows(_ range: Range<Int>) -> ColumnTable {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of \(shape)")
        return ColumnTable(
            columnList: columnList,
            addresses: addresses,
            firstRow: firstRow + range.lowerBound,
            rows: range.count
        )
    }

    /// The columns of `indices` in that order, sharing memory.
    ///
    /// - Complexity: O(indices).
    public func columns(_ indices: [Int]) -> ColumnTable {
        if indices.count == columns, indices.indices.allSatisfy({ indices[$0] == $0 }) { return self }
        return ColumnTable(columnList: indices.map { columnList[$0] }, firstRow: firstRow, rows: rows)
    }

    /// This table with column `index` replaced; every other column is shared.
    ///
    /// - Throws: `DenseMatrixError.shapeMismatch` where `column` has another length than the table.
    /// - Complexity: O(columns); no element is copied unless this table is a slice of rows.
    public func replacingColumn(
        _ index: Int,
        with column: DenseColumn<Element>
    ) throws(DenseMatrixError) -> ColumnTable {
        guard column.count == rows else {
            throw .shapeMismatch(
                operation: "replacing a column",
                expected: shape,
                actual: MatrixShape(rows: column.count, columns: columns)
            )
        }
        var list = firstRow == 0 && columnList.allSatisfy { $0.count == rows } ? columnList : sliced
        list[index] = column
        return ColumnTable(columnList: list, firstRow: 0, rows: rows)
    }

    private var sliced: [DenseColumn<Element>] { (0..<columns).map { column($0) } }

    /// Calls `body` with the address of the first row of every column; the addresses are valid inside it.
    ///
    /// - Complexity: O(columns), without touching the heap for up to about a hundred columns.
    package func withColumnAddresses<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UnsafePointer<Element>>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let shift = UInt(firstRow * MemoryLayout<Element>.stride)
        let outcome: Swift.Result<Result, Failure> = unsafe withUnsafeTemporaryAllocation(
            of: UInt.self,
            capacity: addresses.count
        ) { shifted in
            for index in addresses.indices {
                unsafe shifted.initializeElement(at: index, to: addresses[index] + shift)
            }
            // An address is a number of the same size and alignment.
            return unsafe shifted.withMemoryRebound(to: UnsafePointer<Element>.self) { pointers in
                do throws(Failure) {
                    return .success(try unsafe body(UnsafeBufferPointer(pointers)))
                } catch {
                    return .failure(error)
                }
            }
        }
        return try outcome.get()
    }
}
