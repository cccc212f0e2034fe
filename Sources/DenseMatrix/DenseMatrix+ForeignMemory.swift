// Memory that somebody else owns, at the boundary of plugins: columns and scores pass without copies.

extension DenseColumn {
    /// The `count` elements at `address`, which stay where they are.
    ///
    /// - Precondition: the memory outlives every value made from this column and does not change meanwhile.
    package init(foreign address: UnsafePointer<Element>, count: Int) {
        storage = unsafe AlignedStorage(foreign: UnsafeMutablePointer(mutating: address), count: count)
        offset = 0
        self.count = count
    }
}

extension DenseMatrix {
    /// The matrix at `address`, which stays there: writing to this value writes to that memory, unless the value was
    /// copied before.
    ///
    /// - Precondition: the memory outlives every value made from this matrix; element (i, j) lies at
    ///   `i + j * leadingDimension`, and `leadingDimension` is at least `rows`.
    package init(
        foreign address: UnsafeMutablePointer<Element>,
        rows: Int,
        columns: Int,
        leadingDimension: Int
    ) {
        precondition(leadingDimension >= rows, "a leading dimension of \(leadingDimension) for \(rows) rows")
        self.init(
            storage: unsafe AlignedStorage(foreign: address, count: leadingDimension * columns),
            offset: 0,
            rows: rows,
            columns: columns,
            leadingDimension: leadingDimension
        )
    }

    /// Whether the elements of this value lie at `address`.
    package func isStored(at address: UnsafeMutablePointer<Element>) -> Bool {
        unsafe storage.base + offset == address
    }

    /// Lets `body` write the elements: it gets the address of the first one and the leading dimension.
    ///
    /// - Complexity: that of `body`; memory shared with another value is copied first.
    package mutating func withMutableAddress<Result, Failure: Error>(
        _ body: (UnsafeMutablePointer<Element>, Int) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        makeUnique()
        return try unsafe body(storage.base + offset, leadingDimension)
    }
}
