import CPluginABI
import Scoring

/// A plugin in a shared library, loaded into this process and never unloaded.
///
/// What a library does when it is loaded, and in every call, is out of the harness's hands: load it in a worker.
@safe package final class NativePlugin: @unchecked Sendable {
    /// The file it came from.
    package let path: String
    /// The SHA-256 of that file, 64 hexadecimal digits.
    package let sha256: String
    /// What it calls itself.
    package let name: String
    /// Its version.
    package let version: String
    /// How it was built, where it says.
    package let build: String?
    /// The version of the interface that it was built for.
    package let interface: (major: Int, minor: Int)
    /// Whether one model may score on several threads at once.
    package let isConcurrent: Bool
    /// Whether it applies the missing policies itself.
    package let handlesMissing: Bool

    private let table: UnsafePointer<etalon_plugin>
    private let query: etalon_plugin_query_function

    /// Loads the plugin at `path`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - sha256: what the content of the file must hash to, where that is known.
    /// - Throws: `PluginError`, whatever is wrong with the file or with what it answers.
    package init(path: String, sha256: String? = nil) throws(PluginError) {
        let file = try SharedLibraryFile(path: path)
        if let expected = sha256, expected.lowercased() != file.sha256 {
            throw .otherContent(path: file.path, expected: expected, found: file.sha256)
        }
        let library = try LoadedLibrary(file)
        let answer = try unsafe PluginTable.negotiate(library.query, path: file.path)
        unsafe table = unsafe answer.table
        unsafe query = unsafe library.query
        self.path = file.path
        self.sha256 = file.sha256
        name = answer.name
        version = answer.version
        build = answer.build
        interface = (answer.major, answer.minor)
        let capabilities = Int32(truncatingIfNeeded: unsafe table.pointee.capabilities)
        isConcurrent = capabilities & ETALON_CONCURRENT != 0
        handlesMissing = capabilities & ETALON_HANDLES_MISSING != 0
    }

    /// Makes a model.
    ///
    /// - Throws: `PluginError.failed` with the plugin's words, or `.brokenDescription`.
    package func makeModel(
        _ configuration: NativePluginConfiguration = NativePluginConfiguration()
    ) throws(PluginError) -> NativeModel {
        let handle = try unsafe create(configuration)
        do throws(PluginError) {
            let descriptor = try unsafe describe(handle)
            return unsafe NativeModel(plugin: self, handle: handle, descriptor: descriptor)
        } catch {
            unsafe destroy(handle)
            throw error
        }
    }

    /// Asks for the table as a harness of another version would.
    ///
    /// - Returns: the code, and whether a table with a name came back.
    func answer(toMajor major: Int, minor: Int) -> (code: Int, hasName: Bool) {
        var answer: UnsafePointer<etalon_plugin>?
        let host = unsafe HostTable.shared.address
        let status = unsafe query(UInt32(major), UInt32(minor), host, &answer)
        return (Int(status), unsafe answer?.pointee.name != nil)
    }

    /// Makes a model and frees it at once.
    ///
    /// - Throws: `PluginError.failed` with the plugin's words.
    func createAndDestroy(_ configuration: NativePluginConfiguration) throws(PluginError) {
        unsafe destroy(try create(configuration))
    }

    /// Frees no model, which the interface allows.
    func destroyNothing() {
        unsafe table.pointee.destroy(nil)
    }

    /// Calls `score` with exactly these arguments.
    func score(
        _ handle: OpaquePointer,
        _ people: etalon_people,
        _ scores: etalon_scores,
        _ error: inout etalon_error
    ) -> etalon_status {
        var (people, scores) = unsafe (people, scores)
        return unsafe table.pointee.score(handle, &people, &scores, &error)
    }

    /// Frees a model.
    func destroy(_ handle: OpaquePointer) {
        unsafe table.pointee.destroy(handle)
    }

    private func create(_ configuration: NativePluginConfiguration) throws(PluginError) -> OpaquePointer {
        var handle: OpaquePointer?
        var error = ErrorRecord.empty()
        let status = unsafe withConfiguration(configuration) { config in
            unsafe table.pointee.create(config, &handle, &error)
        }
        guard status == ETALON_OK else { throw failure("create", status, error) }
        guard let handle = unsafe handle else {
            throw .brokenTable(path: path, problem: "`create` succeeds without a model")
        }
        return unsafe handle
    }

    private func describe(_ handle: OpaquePointer) throws(PluginError) -> ModelDescriptor {
        var descriptor: UnsafePointer<etalon_descriptor>?
        var error = ErrorRecord.empty()
        let status = unsafe table.pointee.describe(handle, &descriptor, &error)
        guard status == ETALON_OK else { throw failure("describe", status, error) }
        guard let descriptor = unsafe descriptor else {
            throw .brokenTable(path: path, problem: "`describe` succeeds without a description")
        }
        return try unsafe DescriptorReader(path: path).read(descriptor)
    }

    private func failure(_ call: String, _ status: etalon_status, _ error: etalon_error) -> PluginError {
        .failed(path: path, call: call, code: Int(status), message: ErrorRecord.message(of: error))
    }
}
