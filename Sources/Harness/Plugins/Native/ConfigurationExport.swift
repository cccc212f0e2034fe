import CPluginABI
import Glibc

/// Calls `body` with a configuration as C reads it; its memory lives as long as the call.
func withConfiguration<Result>(
    _ configuration: NativePluginConfiguration,
    _ body: (UnsafePointer<etalon_config>) -> Result
) -> Result {
    let sorted = configuration.options.sorted { $0.key < $1.key }
    let options = UnsafeMutablePointer<etalon_option>.allocate(capacity: sorted.count)
    let addresses = UnsafeMutablePointer<UnsafePointer<etalon_option>?>.allocate(capacity: sorted.count)
    for (index, option) in sorted.enumerated() {
        let address = unsafe options + index
        unsafe address.initialize(
            to: etalon_option(
                struct_size: UInt32(MemoryLayout<etalon_option>.size),
                reserved: 0,
                key: strdup(option.key),
                value: strdup(option.value)
            )
        )
        unsafe (addresses + index).initialize(to: UnsafePointer(address))
    }
    let folder = unsafe configuration.folder.map { unsafe strdup($0) } ?? nil
    defer {
        for index in sorted.indices {
            unsafe free(UnsafeMutableRawPointer(mutating: options[index].key))
            unsafe free(UnsafeMutableRawPointer(mutating: options[index].value))
        }
        unsafe free(folder)
        unsafe options.deallocate()
        unsafe addresses.deallocate()
    }
    var config = unsafe etalon_config(
        struct_size: UInt32(MemoryLayout<etalon_config>.size),
        thread_count: UInt32(clamping: max(1, configuration.threadCount)),
        folder: folder,
        option_count: sorted.count,
        options: sorted.isEmpty ? nil : UnsafePointer(addresses)
    )
    return unsafe body(&config)
}
