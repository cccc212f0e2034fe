import Foundation

/// Copies of the plugin that misbehaves by the name of its file.
enum FaultyPlugin {
    /// Calls `body` with the path of a copy called `name`, in a folder of its own that is removed afterwards.
    static func withCopy<Result>(
        called name: String,
        changing change: (inout Data) -> Void = { _ in },
        _ body: (String) async throws -> Result
    ) async throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "etalon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var content = try Data(contentsOf: URL(filePath: BuiltProducts.library("FaultyPlugin")))
        change(&content)
        let copy = folder.appending(path: "\(name).so")
        try content.write(to: copy)
        return try await body(copy.path())
    }
}
