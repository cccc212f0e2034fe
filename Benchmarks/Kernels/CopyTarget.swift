import DenseMatrix

/// Memory that columns are copied into: what the machine's own copy reaches.
final class CopyTarget {
    private var columns: [[Float]]

    init(columns: Int, rows: Int) {
        self.columns = Array(repeating: Array(repeating: 0, count: rows), count: columns)
    }

    /// Copies every column of `table`, each in one piece.
    func copy(_ table: ColumnTable<Float>) {
        for index in columns.indices {
            let column = table.column(index)
            unsafe column.span.withUnsafeBufferPointer { source in
                unsafe columns[index].withUnsafeMutableBufferPointer { target in
                    unsafe target.baseAddress?.update(
                        from: source.baseAddress.unsafelyUnwrapped,
                        count: source.count
                    )
                }
            }
        }
    }
}
