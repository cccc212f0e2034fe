/// One fault of a table of people: where, and what is wrong.
package struct TableFault: Error, Equatable, Sendable {
    /// The file, as people call it.
    package let file: String
    /// The line on which the faulty field begins, from 1.
    package let line: Int
    /// The number of the field on its line, from 1; 0 for the line or the file as a whole.
    package let column: Int
    /// What the header calls the column, where it has a name.
    package let name: String?
    /// What is wrong.
    package let problem: TableProblem

    /// A fault.
    package init(file: String, line: Int, column: Int, name: String?, problem: TableProblem) {
        self.file = file
        self.line = line
        self.column = column
        self.name = name
        self.problem = problem
    }
}

/// What can be wrong with a table of people.
package enum TableProblem: Equatable, Sendable {
    /// The file cannot be opened or read.
    case unreadable(reason: String)
    /// There is no header.
    case emptyFile
    /// Two columns share a name.
    case duplicateColumn
    /// A feature, an outcome or a weight has no column.
    case missingColumn(name: String, known: [String])
    /// The header names more columns than any model has features.
    case tooManyColumns(limit: Int)
    /// A row has fewer or more fields than the header.
    case wrongFieldCount(expected: Int, actual: Int)
    /// The text is no level of the feature.
    case unknownLevel(text: String, known: [String])
    /// The text is no number.
    case notANumber(text: String)
    /// The number is not legal.
    case outOfRange(text: String, allowed: String)
    /// The value is missing, and the schema does not allow it.
    case missingValue
    /// Bytes that are no UTF-8.
    case invalidUTF8
    /// A quoted field never ends.
    case unclosedQuote
    /// A quote inside a field without quotes, or text after a closing quote.
    case strayQuote
    /// A field longer than any value can be.
    case fieldTooLong(limit: Int)
}
