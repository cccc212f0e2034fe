import CPluginABI

/// A table of functions that was found usable.
@safe struct PluginTable {
    let table: UnsafePointer<etalon_plugin>
    let name: String
    let version: String
    let build: String?
    let major: Int
    let minor: Int

    /// The bytes of a table that every major version has: up to `build`.
    private static let commonSize =
        unsafe (MemoryLayout<etalon_plugin>.offset(of: \.build) ?? 0) + MemoryLayout<UnsafeRawPointer?>.size

    /// Asks a plugin for its table and checks all that can be checked.
    ///
    /// - Throws: `PluginError.otherVersion` where the two sides do not speak one major version, `.brokenTable` for
    ///   everything else.
    static func negotiate(_ query: etalon_plugin_query_function, path: String) throws(PluginError)
        -> PluginTable
    {
        var answer: UnsafePointer<etalon_plugin>?
        let status = unsafe query(
            UInt32(ETALON_ABI_MAJOR),
            UInt32(ETALON_ABI_MINOR),
            HostTable.shared.address,
            &answer
        )
        guard let table = unsafe answer else {
            throw .brokenTable(
                path: path,
                problem: "`etalon_plugin_query` returns \(PluginError.name(ofCode: Int(status))) and no table"
            )
        }
        let size = Int(unsafe table.pointee.struct_size)
        guard size >= commonSize else {
            throw .brokenTable(
                path: path,
                problem: "it says that it has \(size) bytes, less than the \(commonSize) of any version"
            )
        }
        let (name, version) = unsafe (text(table.pointee.name), text(table.pointee.version))
        let (major, minor) = unsafe (Int(table.pointee.abi_major), Int(table.pointee.abi_minor))
        guard major == ETALON_ABI_MAJOR else {
            throw .otherVersion(
                path: path,
                plugin: name ?? "without a name",
                pluginMajor: major,
                pluginMinor: minor,
                hostMajor: Int(ETALON_ABI_MAJOR)
            )
        }
        guard status == ETALON_OK else {
            throw .brokenTable(
                path: path,
                problem: "`etalon_plugin_query` returns \(PluginError.name(ofCode: Int(status)))"
            )
        }
        let full = unsafe MemoryLayout<etalon_plugin>.size
        guard size >= full else {
            throw .brokenTable(
                path: path,
                problem: "it says that it has \(size) bytes, version 1.0 has \(full)"
            )
        }
        guard let name, let version else {
            throw .brokenTable(path: path, problem: "\(name == nil ? "name" : "version") is missing")
        }
        let functions: [(String, Bool)] = unsafe [
            ("create", table.pointee.create == nil), ("destroy", table.pointee.destroy == nil),
            ("describe", table.pointee.describe == nil), ("score", table.pointee.score == nil),
        ]
        if let missing = functions.first(where: { $0.1 }) {
            throw .brokenTable(path: path, problem: "the function `\(missing.0)` is missing")
        }
        return unsafe PluginTable(
            table: table,
            name: name,
            version: version,
            build: text(table.pointee.build),
            major: major,
            minor: minor
        )
    }

    private static func text(_ string: UnsafePointer<CChar>?) -> String? {
        guard let string = unsafe string, unsafe string.pointee != 0 else { return nil }
        return unsafe String(cString: string)
    }
}
