package import Foundation

/// Data that lie beside the checkout and are never committed.
package enum SharedData {
    /// The folder: the value of `ETALON_SHARED`, else `shared` beside the package.
    package static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["ETALON_SHARED"] {
            return URL(filePath: path, directoryHint: .isDirectory)
        }
        // This file is <package>/Tests/TestSupport/SharedData.swift.
        return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "shared", directoryHint: .isDirectory)
    }()

    /// The file at a path within the folder, nil where it is absent.
    package static func file(_ path: String) -> URL? {
        let url = folder.appending(path: path)
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
}
