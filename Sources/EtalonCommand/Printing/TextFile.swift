import Foundation
import Results

/// Files of text that commands write beside their answer.
enum TextFile {
    /// Writes a file: whole or not at all.
    static func write(_ data: Data, file: String) throws(ResultsError) {
        try AtomicFile.write(data, to: URL(filePath: file))
    }

    /// Writes a file: whole or not at all.
    static func write(_ text: String, file: String) throws(ResultsError) {
        try write(Data(text.utf8), file: file)
    }

    /// Adds text at the end of a file that others write to as well.
    static func append(_ text: String, file: String) throws(ResultsError) {
        do {
            let target = URL(filePath: file)
            if !FileManager.default.fileExists(atPath: file) { try Data().write(to: target) }
            let handle = try FileHandle(forWritingTo: target)
            defer { try? handle.close() }
            try handle.seekToEnd()
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            throw .unwritable(file: file, reason: error.localizedDescription)
        }
    }
}
