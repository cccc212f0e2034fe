/// A constant array at an address that does not move, for the kernels to read.
///
/// Aligned to 64 bytes; the only owner of pointers among the tree kernels.
@safe final class KernelTable<Element: BitwiseCopyable>: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer
    let count: Int

    /// The first element.
    ///
    /// Valid while the table lives; readable memory even where the table is empty.
    var base: UnsafePointer<Element> { unsafe UnsafePointer(memory.assumingMemoryBound(to: Element.self)) }

    /// A copy of `elements`.
    init(_ elements: [Element]) {
        count = elements.count
        let stride = MemoryLayout<Element>.stride
        unsafe memory = UnsafeMutableRawPointer.allocate(byteCount: max(64, count * stride), alignment: 64)
        unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(64, count * stride))
        unsafe elements.withUnsafeBytes { source in
            guard let first = source.baseAddress else { return }
            unsafe memory.copyMemory(from: first, byteCount: source.count)
        }
    }

    deinit {
        unsafe memory.deallocate()
    }
}
