package import Foundation

/// The files by which Linux describes a machine, below a root that tests may choose.
package struct SystemFiles: Sendable {
    private let root: URL

    /// The files below `root`, as a rule `/`.
    package init(root: URL = URL(filePath: "/")) {
        self.root = root
    }

    /// The text of a file, as in `proc/loadavg`; nil where there is none or it cannot be read.
    func text(_ path: String) -> String? {
        data(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a file; nil where there is none or it cannot be read.
    ///
    /// Files of the kernel state no size and give one page at a time: they are read to their end.
    func data(_ path: String) -> Data? {
        let handle = try? FileHandle(forReadingFrom: root.appending(path: path))
        return try? handle?.readToEnd()
    }

    /// The fields of the first line of a file that begins with `key`, after the key.
    func fields(_ path: String, after key: String) -> [Substring]? {
        text(path)?.split(whereSeparator: \.isNewline).first { $0.hasPrefix(key) }?
            .dropFirst(key.count).split(whereSeparator: \.isWhitespace)
    }
}
