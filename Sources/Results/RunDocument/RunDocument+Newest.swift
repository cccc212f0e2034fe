package import Foundation

extension RunDocument {
    /// The run document that a path means: the file itself, or the newest document of a folder.
    ///
    /// The names of documents sort by time.
    ///
    /// - Throws: ``ResultsError/unreadable(file:reason:)`` where a folder holds none.
    package static func file(at path: URL) throws(ResultsError) -> URL {
        let values = try? path.resourceValues(forKeys: [.isDirectoryKey])
        guard values?.isDirectory == true else { return path }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.path)) ?? []
        let newest = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.max()
        guard let newest else {
            throw .unreadable(file: path.relativePath, reason: "the folder holds no run document")
        }
        return path.appending(path: newest)
    }
}
