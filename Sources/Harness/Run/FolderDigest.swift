import Foundation
import Results

/// The hash of what a model is made of.
enum FolderDigest {
    /// The SHA-256 over the names and contents of the files of `folder`, in alphabetical order; cards are left out, so
    /// that mending a sentence makes no other model.
    ///
    /// - Throws: `HarnessError.fileAccess`.
    static func sha256(of folder: URL) throws(HarnessError) -> String {
        do {
            var hash = SHA256()
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                let file = folder.appending(path: name)
                guard !name.hasSuffix(".md"), !name.hasPrefix("."),
                    try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
                else { continue }
                let content = try Data(contentsOf: file)
                hash.update(Array("\(name)\u{0}\(content.count)\u{0}".utf8))
                hash.update(Array(content))
            }
            return hash.hexadecimalDigest()
        } catch {
            throw .fileAccess(
                path: folder.relativePath,
                problem: "cannot be read (\(error.localizedDescription))"
            )
        }
    }
}
