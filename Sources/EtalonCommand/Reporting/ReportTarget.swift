import Foundation
import Results

/// Where one export goes: a file, or standard output for `-`.
struct ReportTarget {
    /// The word for standard output.
    static let standardOutput = "-"

    /// The option that asked for it, for messages.
    let option: String
    /// The path, or `-`.
    let path: String

    /// Whether it goes to standard output.
    var isStandardOutput: Bool { path == Self.standardOutput }

    /// Writes an export: a file whole or not at all.
    ///
    /// - Throws: `ResultsError` where the file cannot be written.
    func write(_ data: Data) throws {
        if isStandardOutput {
            try FileHandle.standardOutput.write(contentsOf: data)
        } else {
            try AtomicFile.write(data, to: URL(filePath: path))
        }
    }
}
