import Foundation

/// A copy of an executable without what debuggers read: valgrind 3.19 gives up on the newest form of it.
///
/// A file that has none, as a script, is copied as it is.
struct StrippedCopy: Sendable {
    /// The copy.
    let file: URL

    /// Copies `executable`.
    ///
    /// - Throws: `HarnessError.fileAccess` where there is no room.
    init(of executable: URL) throws(HarnessError) {
        let copy = try ExecutableCopy(of: executable)
        file = copy.file
        for program in ["strip", "llvm-strip"] {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [program, "--strip-debug", file.path]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return }
        }
    }

    /// Removes the copy and its folder.
    func remove() {
        try? FileManager.default.removeItem(at: file.deletingLastPathComponent())
    }
}
