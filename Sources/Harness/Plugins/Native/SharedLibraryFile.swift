import FoundationEssentials
import Results

/// A file that should be a shared library, looked at without executing any of it.
struct SharedLibraryFile: Equatable, Sendable {
    /// Its absolute path, symbolic links as they are.
    let path: String
    /// The SHA-256 of its content, 64 hexadecimal digits.
    let sha256: String

    /// Reads the file at `path`.
    ///
    /// - Throws: `PluginError.unreadable`, `.notSharedLibrary` or `.otherMachine`.
    init(path: String) throws(PluginError) {
        let url = URL(filePath: path)
        self.path = url.path
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw .unreadable(path: path, problem: "there is no such file")
        }
        if (try? FileManager.default.contentsOfDirectory(atPath: url.path)) != nil {
            throw .unreadable(path: path, problem: "it is a folder")
        }
        let content: Data
        do {
            content = try Data(contentsOf: url, options: .mappedIfSafe)
        } catch {
            throw .unreadable(path: path, problem: "it cannot be read")
        }
        try Self.checkHeader(Array(content.prefix(20)), path: path)
        var hash = SHA256()
        hash.update(content.span)
        sha256 = hash.hexadecimalDigest()
    }

    /// Checks the start of an ELF file: magic number, word size, kind, machine.
    private static func checkHeader(_ header: [UInt8], path: String) throws(PluginError) {
        guard header.starts(with: [0x7f, 0x45, 0x4c, 0x46]), header.count == 20 else {
            throw .notSharedLibrary(path: path, found: kind(ofFileStartingWith: header))
        }
        let machine = Int(header[18]) | Int(header[19]) << 8
        let name = header[4] == 2 ? machines[machine] ?? "machine \(machine)" : "a 32-bit machine"
        if name != thisMachine { throw .otherMachine(path: path, found: name, expected: thisMachine) }
        let type = Int(header[16]) | Int(header[17]) << 8
        if type != 3 {
            throw .notSharedLibrary(path: path, found: type == 1 ? "an object file" : "an executable")
        }
    }

    private static func kind(ofFileStartingWith header: [UInt8]) -> String {
        if header.isEmpty { return "an empty file" }
        if header.starts(with: [0xcf, 0xfa, 0xed, 0xfe]) { return "a library for macOS" }
        if header.starts(with: Array("MZ".utf8)) { return "a library for Windows" }
        if header.starts(with: Array("!<arch>".utf8)) { return "a static library" }
        if header.starts(with: Array("#!".utf8)) { return "a script" }
        return "a file of another kind"
    }

    private static let machines = [0x3e: "x86-64", 0xb7: "arm64", 0xf3: "riscv64", 0x15: "ppc64"]

    #if arch(x86_64)
    private static let thisMachine = "x86-64"
    #elseif arch(arm64)
    private static let thisMachine = "arm64"
    #else
    private static let thisMachine = "another machine"
    #endif
}
