package import Foundation

/// Files that are there whole or not at all.
package enum AtomicFile {
    /// Writes bytes: to a temporary file of the same folder, to the disk, and only then under the name.
    ///
    /// Folders that are missing are made.
    ///
    /// - Throws: ``ResultsError/unwritable(file:reason:)``.
    package static func write(_ data: Data, to file: URL) throws(ResultsError) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try data.write(to: file, options: .atomic)
        } catch {
            throw .unwritable(file: file.relativePath, reason: error.localizedDescription)
        }
    }

    /// Reads all bytes.
    ///
    /// - Throws: ``ResultsError/unreadable(file:reason:)``.
    package static func read(_ file: URL) throws(ResultsError) -> Data {
        do {
            return try Data(contentsOf: file)
        } catch {
            throw .unreadable(file: file.relativePath, reason: error.localizedDescription)
        }
    }
}
