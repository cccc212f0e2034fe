import Foundation

/// What goes to standard error: everything that is not the answer.
enum StandardError {
    /// Writes a line.
    static func print(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
