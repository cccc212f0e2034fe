/// A dense matrix in column-major order, the order of BLAS and LAPACK.
///
/// A value: copies share memory until one of them is written. `block(rows:columns:)` and `column(_:)` share it
/// too, without copying. Every column of a matrix made here starts on a 64-byte boundary.
///
/// **Shape**: `rows` x `columns`; element (i, j) lies at `i + j * leadingDimension`.
/// **Edge cases**: a matrix of zero rows or zero columns is legal and has no elements.
public struct DenseMatrix<Element: MatrixElement>: Sendable {
    /// Number of rows.
    public let rows: Int
    /// Number of columns.
    public let columns: Int
    /// Elements from the start of one column to the start of the next; at least `max(1, rows)`.
    public let leadingDimension: Int

    var storage: AlignedStorage<Element>
    var offset: Int

    /// A matrix of zeros.
    ///
    /// - Precondition: both counts are zero or more.
    /// - Complexity: O(rows x columns).
    public init(rows: Int, columns: Int) {
        precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) x \(columns)")
        self.rows = rows
        self.columns = columns
        leadingDimension = Element.paddedLeadingDimension(rows: rows)
        storage = AlignedStorage(count: leadingDimension * columns)
        offset = 0
    }

    /// A matrix from its columns.
    ///
    /// - Throws: `DenseMatrixError.shapeMismatch` where the columns differ in length.
    /// - Complexity: O(rows x columns).
    public init(columns source: [[Element]]) throws(DenseMatrixError) {
        let rows = source.first?.count ?? 0
        for column in source where column.count != rows {
            throw .shapeMismatch(
                operation: "columns of one matrix",
                expected: MatrixShape(rows: rows, columns: source.count),
                actual: MatrixShape(rows: column.count, columns: source.count)
            )
        }
        self.init(rows: rows, columns: source.count)
        for (j, column) in source.enumerated() {
            for (i, value) in column.enumerated() {
                unsafe storage.base[j * leadingDimension + i] = value
            }
        }
    }

    init(storage: AlignedStorage<Element>, offset: Int, rows: Int, columns: Int, leadingDimension: Int) {
        self.storage = storage
        self.offset = offset
        self.rows = rows
        self.columns = columns
        self.leadingDimension = leadingDimension
    }

    /// Rows and columns.
    public var shape: MatrixShape { MatrixShape(rows: rows, columns: columns) }

    /// The element in `row` and `column`.
    ///
    /// - Precondition: both indices are inside the matrix.
    /// - Complexity: O(1); the first write to memory shared with another value copies it.
    public subscript(row: Int, column: Int) -> Element {
        get {
            precondition(
                row >= 0 && row < rows && column >= 0 && column < columns,
                "(\(row), \(column)) of \(shape)"
            )
            return unsafe storage.base[offset + column * leadingDimension + row]
        }
        set {
            precondition(
                row >= 0 && row < rows && column >= 0 && column < columns,
                "(\(row), \(column)) of \(shape)"
            )
            makeUnique()
            unsafe storage.base[offset + column * leadingDimension + row] = newValue
        }
    }

    /// Whether all rows of a column and all columns lie side by side with this matrix's own distance, in one piece
    /// of memory that starts at `storage`'s first element.
    private var ownsWholeStorage: Bool { offset == 0 && storage.count == leadingDimension * columns }

    /// Makes this value the only owner of its memory, copying it where it is shared.
    mutating func makeUnique() {
        if isKnownUniquelyReferenced(&storage), ownsWholeStorage { return }
        let distance = Element.paddedLeadingDimension(rows: rows)
        let copy = AlignedStorage<Element>(count: distance * columns)
        for j in 0..<columns {
            unsafe (copy.base + j * distance).update(
                from: storage.base + offset + j * leadingDimension,
                count: rows
            )
        }
        self = DenseMatrix(storage: copy, offset: 0, rows: rows, columns: columns, leadingDimension: distance)
    }
}

extension DenseMatrix: Equatable {
    /// Whether both matrices have one shape and equal elements; as for `Element`, NaN equals nothing.
    public static func == (left: DenseMatrix, right: DenseMatrix) -> Bool {
        guard left.shape == right.shape else { return false }
        for j in 0..<left.columns {
            for i in 0..<left.rows where left[i, j] != right[i, j] {
                return false
            }
        }
        return true
    }
}
