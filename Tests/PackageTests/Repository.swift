import Foundation

/// The files of this checkout, as text.
enum Repository {
    /// The folder of Package.swift.
    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// The paths of the files below `folder` with this extension, relative to the root.
    static func files(under folder: String, withExtension suffix: String) throws -> [String] {
        let base = root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
        return paths.filter { $0.hasSuffix("." + suffix) }.map { folder + "/" + $0 }.sorted()
    }

    /// The text of a file without comments and string literals.
    static func code(of file: String) throws -> String {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        return text.replacing(/\/\/[^\n]*/, with: "").replacing(/"(?:\\.|[^"\\\n])*"/, with: "\"\"")
    }

    /// The modules that a source file imports.
    static func imports(of file: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
        let pattern =
            /(?m)^\s*(?:@\w+\s+)?(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|func)\s+)?(\w+)/
        return text.matches(of: pattern).map { String($0.output.1) }
    }
}
