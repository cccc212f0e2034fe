import Foundation

/// What the columns of a table hold, found by reading it once without a schema.
package struct TableProfile: Equatable, Sendable {
    /// One column.
    package struct Column: Equatable, Sendable {
        /// What the header calls it.
        package let name: String
        /// Its values.
        package internal(set) var content = Content()
    }

    /// The values of a column, as numbers and as texts.
    package struct Content: Equatable, Sendable {
        /// The smallest and largest number; nil where there is none.
        package internal(set) var range: ClosedRange<Double>?
        /// Whether every number is whole.
        package internal(set) var isWhole = true
        /// The first value that is no number, and its line; nil where all are numbers.
        package internal(set) var firstText: (text: String, line: Int)?
        /// The distinct values as they are written, in the order of their bytes; nil where there are more than `mostLevels`.
        package internal(set) var levels: [String]? = []

        package static func == (left: Content, right: Content) -> Bool {
            left.range == right.range && left.isWhole == right.isWhole && left.levels == right.levels
                && left.firstText?.text == right.firstText?.text
                && left.firstText?.line == right.firstText?.line
        }
    }

    /// Distinct values of one column that are remembered.
    package static let mostLevels = 200

    /// The columns in the order of the file.
    package let columns: [Column]

    /// The profile of the file at `path`, comma-separated with a header as `TableReader` reads it.
    ///
    /// Empty fields and `NA` are missing and leave no trace; rows of a wrong length are left to the reader to report.
    ///
    /// - Throws: `TableError` where the file cannot be read, is empty, or its quotes do not close.
    /// - Complexity: O(bytes), memory of the distinct values.
    package init(path: String) throws(TableError) {
        var scanner = ProfileScanner(file: path)
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw scanner.fault(.unreadable(reason: "there is no such file, or no permission to read it"))
        }
        defer { try? handle.close() }
        while true {
            let chunk: Data
            do {
                chunk = try handle.read(upToCount: 1 << 18) ?? Data()
            } catch {
                throw scanner.fault(.unreadable(reason: error.localizedDescription))
            }
            if chunk.isEmpty { break }
            try scanner.consume(chunk)
        }
        columns = try scanner.finish()
    }
}
