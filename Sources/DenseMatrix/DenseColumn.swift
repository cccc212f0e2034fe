/// One column of numbers in memory that it shares with the matrix it came from.
///
/// Immutable. Columns of different matrices can stand side by side in a `ColumnTable`, which is how one column of a
/// population is replaced while the others stay where they are.
public struct DenseColumn<Element: MatrixElement>: Sendable {
    let storage: AlignedStorage<Element>
    let offset: Int

    /// Number of elements.
    public let count: Int

    init(storage: AlignedStorage<Element>, offset: Int, count: Int) {
        self.storage = storage
        self.offset = offset
        self.count = count
    }

    /// A column that holds a copy of `elements`.
    ///
    /// - Complexity: O(n).
    public init(_ elements: some Collection<Element>) {
        storage = AlignedStorage(count: elements.count)
        offset = 0
        count = elements.count
        for (index, element) in elements.enumerated() {
            unsafe storage.base[index] = element
        }
    }

    /// A column of `count` elements that `body` fills; what it leaves alone is zero.
    ///
    /// - Complexity: O(count) and that of `body`.
    public init<Failure: Error>(
        count: Int,
        initializingWith body: (inout MutableSpan<Element>) throws(Failure) -> Void
    ) throws(Failure) {
        let filled = AlignedStorage<Element>(count: count)
        try filled.withElements(body)
        storage = filled
        offset = 0
        self.count = count
    }

    /// A column of `count` equal elements.
    ///
    /// - Complexity: O(count).
    public init(repeating element: Element, count: Int) {
        storage = AlignedStorage(count: count)
        offset = 0
        self.count = count
        unsafe storage.base.update(repeating: element, count: count)
    }

    /// The elements.
    public var span: Span<Element> {
        @_lifetime(borrow self)
        get {
            let span = unsafe Span(_unsafeStart: storage.base + offset, count: count)
            return unsafe _overrideLifetime(span, borrowing: self)
        }
    }

    /// Element `index`.
    ///
    /// - Precondition: `index` is inside the column.
    public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count, "element \(index) of \(count)")
        return unsafe storage.base[offset + index]
    }

    /// The elements of `range`, sharing this column's memory.
    ///
    /// - Precondition: `range` is inside the column.
    /// - Complexity: O(1).
    public func slice(_ range: Range<Int>) -> DenseColumn {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "elements \(range) of \(count)")
        return DenseColumn(storage: storage, offset: offset + range.lowerBound, count: range.count)
    }

    /// The address of the first element, valid while the column lives.
    package var address: UnsafePointer<Element> { unsafe UnsafePointer(storage.base + offset) }
}
