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
    private let ownsMemory: Bool

    /// Allocates `count` zeros.
    ///
    /// A count of zero still yields a valid, aligned address.
    init(count: Int) {
        precondition(count >= 0, "a storage of \(count) elements")
        self.count = count
        ownsMemory = true
        let bytes = max(count * MemoryLayout<Element>.stride, Self.alignment)
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: Self.alignment)
        unsafe raw.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        unsafe base = raw.bindMemory(to: Element.self, capacity: max(count, 1))
    }

    /// Memory that somebody else owns and that outlives this object; it may be aligned less.
    init(foreign base: UnsafeMutablePointer<Element>, count: Int) {
        self.count = count
        unsafe self.base = unsafe base
        ownsMemory = false
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
        guard ownsMemory else { return }
        unsafe UnsafeMutableRawPointer(base).deallocate()
    }
}
