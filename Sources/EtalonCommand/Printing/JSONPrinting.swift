import Foundation
import Results

/// Prints values as the same canonical JSON that the run document is written in.
enum JSONPrinting {
    /// Prints `value`.
    static func print(_ value: some Encodable) throws {
        let data = try CanonicalJSON.encode(value)
        FileHandle.standardOutput.write(data)
    }
}
