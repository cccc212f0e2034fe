import Foundation

/// The git working copy that a run happens in.
enum WorkingCopy {
    /// The commit that is checked out in the current folder; nil outside of a working copy.
    ///
    /// Read from git's own files, so that no program need be there.
    static func commit(folder: URL = URL(filePath: FileManager.default.currentDirectoryPath)) -> String? {
        guard let git = gitFolder(above: folder), let head = text(git.appending(path: "HEAD")) else {
            return nil
        }
        guard head.hasPrefix("ref: ") else { return isCommit(head) ? head : nil }
        let reference = String(head.dropFirst(5))
        let common = text(git.appending(path: "commondir")).map { git.appending(path: $0) } ?? git
        if let commit = text(common.appending(path: reference)), isCommit(commit) { return commit }
        let packed = text(common.appending(path: "packed-refs"))?.split(separator: "\n") ?? []
        return packed.first { $0.hasSuffix(" " + reference) }.map { String($0.prefix { $0 != " " }) }
    }

    private static func gitFolder(above folder: URL) -> URL? {
        var folder = folder.standardizedFileURL
        while true {
            let entry = folder.appending(path: ".git")
            if FileManager.default.fileExists(atPath: entry.appending(path: "HEAD").path) { return entry }
            if let pointer = text(entry), pointer.hasPrefix("gitdir: ") {
                return URL(filePath: String(pointer.dropFirst(8)), relativeTo: folder)
            }
            let parent = folder.deletingLastPathComponent()
            if parent.path == folder.path { return nil }
            folder = parent
        }
    }

    private static func isCommit(_ text: String) -> Bool { text.count >= 40 && text.allSatisfy(\.isHexDigit) }

    private static func text(_ file: URL) -> String? {
        (try? String(contentsOf: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
