import CPluginABI
import Glibc

/// What this process offers to plugins; lives as long as the process, as the interface promises.
@safe struct HostTable: @unchecked Sendable {
    /// The one table of this process.
    static let shared = HostTable()

    let address: UnsafePointer<etalon_host>

    private init() {
        let table = UnsafeMutablePointer<etalon_host>.allocate(capacity: 1)
        unsafe table.initialize(
            to: etalon_host(
                struct_size: UInt32(MemoryLayout<etalon_host>.size),
                abi_major: UInt32(ETALON_ABI_MAJOR),
                abi_minor: UInt32(ETALON_ABI_MINOR),
                reserved: 0,
                name: strdup("etalon"),
                version: strdup("\(ETALON_ABI_MAJOR).\(ETALON_ABI_MINOR)"),
                log: { unsafe HostTable.log(level: $0, message: $1) }
            )
        )
        unsafe address = unsafe UnsafePointer(table)
    }

    /// Writes a plugin's line to standard error, which the harness keeps the end of.
    private static func log(level: UInt32, message: UnsafePointer<CChar>?) {
        guard let message = unsafe message else { return }
        let word =
            switch Int32(clamping: level) {
            case ETALON_LOG_ERROR: "error"
            case ETALON_LOG_WARNING: "warning"
            default: "info"
            }
        let line = Array("plugin: \(word): \(unsafe String(cString: message))\n".utf8)
        unsafe _ = write(STDERR_FILENO, line, line.count)
    }
}
