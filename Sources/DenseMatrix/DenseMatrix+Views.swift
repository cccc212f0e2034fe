extension DenseMatrix {
    /// The rows and columns of the given ranges, sharing this matrix's memory.
    ///
    /// - Precondition: both ranges are inside the matrix.
    /// - Complexity: O(1).
    public func block(rows rowRange: Range<Int>, columns columnRange: Range<Int>) -> DenseMatrix {
        precondition(
            rowRange.lowerBound >= 0 && rowRange.upperBound <= rows && columnRange.lowerBound >= 0
                && columnRange.upperBound <= columns,
            "rows \(rowRange), columns \(columnRange) of \(shape)"
        )
        return DenseMatrix(
            storage: storage,
            offset: offset + columnRange.lowerBound * leadingDimension + rowRange.lowerBound,
            rows: rowRange.count,
            columns: columnRange.count,
            leadingDimension: leadingDimension
        )
    }

    /// Column `index`, sharing this matrix's memory.
    ///
    /// - Precondition: `index` is a column of the matrix.
    /// - Complexity: O(1).
    public func column(_ index: Int) -> DenseColumn<Element> {
        precondition(index >= 0 && index < columns, "column \(index) of \(shape)")
        return DenseColumn(storage: storage, offset: offset + index * leadingDimension, count: rows)
    }

    /// Lets `body` write column `index` in place.
    ///
    /// - Precondition: `index` is a column of the matrix.
    /// - Complexity: that of `body`; memory shared with another value is copied first.
    public mutating func mutateColumn<Result, Failure: Error>(
        _ index: Int,
        _ body: (inout MutableSpan<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(index >= 0 && index < columns, "column \(index) of \(shape)")
        makeUnique()
        let start = unsafe storage.base + offset + index * leadingDimension
        var span = unsafe MutableSpan(_unsafeStart: start, count: rows)
        return try body(&span)
    }
}
