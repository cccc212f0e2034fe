import Foundation

/// The bytes of a table on disk, in pieces, so that no more of a file than a piece is held.
enum TableFile {
    private static let chunk = 1 << 18

    /// Hands the bytes of the file at `path` to `consume`, piece by piece in order.
    ///
    /// - Throws: `TableError.faults` where there is no such file, or it cannot be read; and what `consume` throws.
    static func forEachChunk(
        of path: String,
        _ consume: ([UInt8]) throws(TableError) -> Void
    ) throws(TableError) {
        func unreadable(_ reason: String) -> TableError {
            .faults([
                TableFault(file: path, line: 1, column: 0, name: nil, problem: .unreadable(reason: reason))
            ])
        }
        guard FileManager.default.fileExists(atPath: path) else { throw unreadable("there is no such file") }
        let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
        if values?.isDirectory == true { throw unreadable("it is a folder") }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw unreadable("there is no permission to read it")
        }
        defer { try? handle.close() }
        while true {
            let bytes: [UInt8]
            do {
                bytes = Array(try handle.read(upToCount: chunk) ?? Data())
            } catch {
                throw unreadable(error.localizedDescription)
            }
            if bytes.isEmpty { return }
            try consume(bytes)
        }
    }
}
