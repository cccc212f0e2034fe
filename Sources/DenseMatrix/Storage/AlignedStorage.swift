/// Owned, zero-initialised memory whose first element sits on a 64-byte boundary: one cache line, one
/// AVX-512 register.
///
/// The one place that allocates and frees matrix memory. Values that share a storage (a matrix, its columns,
/// its blocks) only ever read it; a matrix writes after making sure that it is the only owner.
@safe final class AlignedStorage<Element: MatrixElement>: @unchecked Sendable {
    /// Alignment of the first element, in bytes.
    static var alignment: Int { 64 }

    let count: Int
    let base: UnsafeMutablePointer<Element>

    /// Allocates `count` zeros. A count of zero still yields a valid, aligned address.
    init(count: Int) {
        precondition(count >= 0, "a storage of \(count) elements")
        self.count = count
        let bytes = max(count * MemoryLayout<Element>.stride, Self.alignment)
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
        unsafe raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        unsafe base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
    }

    /// Lets `body` write the elements.
    ///
    /// A method of its own: inlined into an initialiser, the span makes the optimiser of Swift 6.3.1 fail.
    @inline(never)
    func withElements<Failure: Error>(
        _ body: (inout MutableSpan<Element>) throws(Failure) -> Void
    ) throws(Failure) {
        var span = unsafe MutableSpan(_unsafeStart: base, count: count)
        try body(&span)
    }

    deinit {
        unsafe UnsafeMutableRawPointer(base).deallocate()
    }
}
