import CPluginABI

/// The record in which a plugin tells what went wrong.
enum ErrorRecord {
    /// A record as the harness passes it.
    static func empty() -> etalon_error {
        var record = etalon_error()
        record.struct_size = UInt32(MemoryLayout<etalon_error>.size)
        record.row = -1
        record.column = -1
        return record
    }

    /// The plugin's words, up to the first zero byte; a sentence that says so where there are none.
    static func message(of record: etalon_error) -> String {
        let bytes = unsafe withUnsafeBytes(of: record.message) { unsafe Array($0.prefix { $0 != 0 }) }
        return bytes.isEmpty ? "the plugin gives no reason" : String(decoding: bytes, as: UTF8.self)
    }
}
