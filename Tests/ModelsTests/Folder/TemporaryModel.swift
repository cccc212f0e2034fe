import Documents
import Foundation
import Models

/// A model's folder in a temporary place.
struct TemporaryModel: ~Copyable {
    let folder: ModelFolder
    private let parent: URL

    /// A folder called `id` with these files.
    init(id: String = "m", files: [String: String]) throws {
        try self.init(id: id, contents: files.mapValues { Array($0.utf8) })
    }

    /// A folder called `id` with files of these bytes.
    init(id: String = "m", contents: [String: [UInt8]]) throws {
        parent = FileManager.default.temporaryDirectory.appending(path: "model-\(UUID().uuidString)")
        let url = parent.appending(path: id)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (name, bytes) in contents { try Data(bytes).write(to: url.appending(path: name)) }
        folder = ModelFolder(url)
    }

    deinit { try? FileManager.default.removeItem(at: parent) }

    /// The model.
    func load() throws -> DeclarativeModel {
        guard case .declarative(let model) = try folder.load() else { throw CocoaError(.featureUnsupported) }
        return model
    }

    /// The faults as people read them, without the path of the folder.
    var faults: [String] {
        let prefix = folder.url.relativePath + "/"
        return folder.validate().map { $0.description.replacing(prefix, with: "") }
    }
}
