package import Foundation

/// A copy of an executable in a folder of its own: the null arm of a paired measurement.
package struct ExecutableCopy: Sendable {
    /// The copy.
    package let file: URL

    /// Copies `executable`.
    ///
    /// - Throws: `HarnessError.fileAccess` where there is no room.
    package init(of executable: URL) throws(HarnessError) {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "etalon-null-\(UUID().uuidString)"
        )
        file = folder.appending(path: executable.lastPathComponent)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: executable.resolvingSymlinksInPath(), to: file)
        } catch {
            throw .fileAccess(path: folder.path, problem: "cannot hold a copy: \(error.localizedDescription)")
        }
    }

    /// Removes the copy and its folder.
    package func remove() {
        try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    }
}
