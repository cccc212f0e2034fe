package import Foundation

extension RunDocument {
    /// The run document that a path means: the file itself, or the newest document of a folder.
    ///
    /// - Throws: ``ResultsError/unreadable(file:reason:)`` where a folder holds none.
    package static func file(at path: URL) throws(ResultsError) -> URL {
        let values = try? path.resourceValues(forKeys: [.isDirectoryKey])
        guard values?.isDirectory == true else { return path }
        guard !RunFolder(path).names().isEmpty else {
            throw .unreadable(file: path.relativePath, reason: "the folder holds no run document")
        }
        return try RunFolder(path).file(named: RunFolder.latest)
    }
}
