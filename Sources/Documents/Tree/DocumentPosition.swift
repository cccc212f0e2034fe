/// A place in a text file, counted from 1; columns count Unicode scalars.
package struct DocumentPosition: Equatable, Sendable {
    /// The line.
    package let line: Int
    /// The column.
    package let column: Int

    /// A place.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The start of a file.
    package static let start = DocumentPosition(line: 1, column: 1)
}
