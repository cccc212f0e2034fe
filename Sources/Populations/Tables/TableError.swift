/// What can go wrong while a table of people is read.
package enum TableError: Error, Equatable, Sendable {
    /// The table holds these faults, at least one; after `TableReader.mostFaults` reading stops.
    case faults([TableFault])
}

extension TableError: CustomStringConvertible {
    /// One line a fault.
    package var description: String {
        switch self {
        case .faults(let faults): faults.map(\.description).joined(separator: "\n")
        }
    }
}

extension TableFault: CustomStringConvertible {
    /// Where, what, and what to do.
    package var description: String {
        var place = "\(file):\(line)"
        if column > 0 { place += ", column \(column)" }
        if let name { place += " (\(name))" }
        return "\(place): \(problem)"
    }
}

extension TableProblem: CustomStringConvertible {
    /// What is wrong and what to do.
    package var description: String {
        switch self {
        case .unreadable(let reason): "the file cannot be read: \(reason)"
        case .emptyFile: "the file is empty; its first line must name the columns"
        case .duplicateColumn: "another column has the same name; rename or remove one"
        case .missingColumn(let name, let known):
            "there is no column '\(name)'; the header has: \(known.joined(separator: ", "))"
        case .tooManyColumns(let limit): "more than \(limit) columns; is this a table of people?"
        case .wrongFieldCount(let expected, let actual):
            "\(actual) fields where the header has \(expected); fields that hold a comma need quotes"
        case .unknownLevel(let text, let known):
            "'\(text)' is no level; there are: \(known.joined(separator: ", "))"
        case .notANumber(let text): "'\(text)' is no number; decimals are written with a point"
        case .outOfRange(let text, let allowed): "'\(text)' is not allowed; it must be \(allowed)"
        case .missingValue: "the value is missing, which this feature does not allow"
        case .invalidUTF8: "bytes that are no UTF-8; save the file as UTF-8"
        case .unclosedQuote: "the quote that opens here is never closed"
        case .strayQuote: "a quote inside the field; put the field in quotes and double the quotes inside it"
        case .fieldTooLong(let limit): "a field of more than \(limit) bytes; is a closing quote missing?"
        }
    }
}
