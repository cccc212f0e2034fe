/// Memory for values that C reads: everything made here lives as long as this object.
@safe final class CMemory {
    private var blocks: [UnsafeMutableRawPointer] = unsafe []

    deinit {
        for index in unsafe blocks.indices {
            unsafe blocks[index].deallocate()
        }
    }

    /// Lets everything made so far live until the process ends.
    func keepForever() {
        unsafe blocks.removeAll()
    }

    /// A copy of `value`.
    func value<Value: BitwiseCopyable>(_ value: Value) -> UnsafePointer<Value> {
        let address = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        unsafe address.initialize(to: value)
        unsafe blocks.append(UnsafeMutableRawPointer(address))
        return unsafe UnsafePointer(address)
    }

    /// A copy of `values`; nil where there are none.
    func array<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<Value>? {
        if values.isEmpty { return nil }
        let address = UnsafeMutablePointer<Value>.allocate(capacity: values.count)
        for (index, value) in values.enumerated() {
            unsafe (address + index).initialize(to: value)
        }
        unsafe blocks.append(UnsafeMutableRawPointer(address))
        return unsafe UnsafePointer(address)
    }

    /// `text` with a zero byte at its end.
    func string(_ text: String) -> UnsafePointer<CChar>? {
        unsafe array(text.utf8CString.map { $0 })
    }

    /// `text` with a zero byte at its end; nil for nil.
    func string(_ text: String?) -> UnsafePointer<CChar>? {
        guard let text else { return nil }
        let address: UnsafePointer<CChar>? = unsafe string(text)
        return unsafe address
    }

    /// The addresses of copies of `texts`.
    func strings(_ texts: [String]) -> UnsafePointer<UnsafePointer<CChar>?>? {
        unsafe array(texts.map { (text: String) -> UnsafePointer<CChar>? in unsafe string(text) })
    }

    /// The addresses of copies of `values`.
    func list<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafePointer<UnsafePointer<Value>?>? {
        unsafe array(values.map { value -> UnsafePointer<Value>? in unsafe self.value(value) })
    }
}
