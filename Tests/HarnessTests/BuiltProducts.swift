import Foundation

/// The folder into which the package was built, found from the test bundle that runs.
enum BuiltProducts {
    /// The folder.
    static let folder: URL = {
        #if os(Linux)
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        #else
        Bundle.main.bundleURL.deletingLastPathComponent()
        #endif
    }()

    /// The path of an executable.
    static func executable(_ name: String) -> String { folder.appending(path: name).path() }

    /// The path of a shared library of the package.
    static func library(_ name: String) -> String { folder.appending(path: "lib\(name).so").path() }
}
