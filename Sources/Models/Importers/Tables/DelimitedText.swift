import Documents

/// Comma-separated text (RFC 4180) as rows of fields with their places: small tables of parameters, not people.
struct DelimitedText {
    /// One field.
    struct Field {
        let text: String
        let position: DocumentPosition
    }

    /// Most fields of a row.
    private static let mostColumns = 1_000

    /// The names of the columns, in lower case, from the first line.
    let header: [String]
    /// The other lines; each has as many fields as there are names.
    let rows: [[Field]]

    /// The table in `bytes`; empty lines are skipped, a mark of byte order is dropped.
    ///
    /// - Complexity: O(bytes).
    init(_ bytes: [UInt8], limits: ImportLimits) throws(ImportFault) {
        guard bytes.count <= limits.bytes else {
            throw ImportFault(.tooLarge(largest: limits.bytes), at: .start)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ImportFault(.invalidEncoding, at: .start)
        }
        var rows = try Self.split(text.unicodeScalars.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
        guard !rows.isEmpty else { throw ImportFault(.emptyFile, at: .start) }
        header = rows.removeFirst().map { $0.text.lowercased() }
        for row in rows where row.count != header.count {
            throw ImportFault(
                .wrongCount(what: "fields", expected: header.count, found: row.count),
                at: row[0].position
            )
        }
        self.rows = rows
    }

    /// The column that has one of `names`.
    func column(_ names: String...) throws(ImportFault) -> Int {
        if let index = optionalColumn(names) { return index }
        throw ImportFault(
            "the header has no column '\(names[0])'; it has: \(header.joined(separator: ", "))",
            at: .start
        )
    }

    /// The column that has one of `names`; nil where none has.
    func optionalColumn(_ names: [String]) -> Int? { header.firstIndex { names.contains($0) } }

    private static func split(_ text: String) throws(ImportFault) -> [[Field]] {
        var rows: [[Field]] = []
        var row: [Field] = []
        var field = ""
        var isQuoted = false
        var wasQuoted = false
        var (line, start) = (1, DocumentPosition.start)
        var column = 1

        func trimmed() -> String {
            wasQuoted ? field : String(field.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        var scalars = text.unicodeScalars.makeIterator()
        var pending: Unicode.Scalar?
        while let scalar = pending ?? scalars.next() {
            pending = nil
            column += 1
            if isQuoted {
                if scalar == "\n" { (line, column) = (line + 1, 1) }
                guard scalar == "\"" else {
                    field.unicodeScalars.append(scalar)
                    continue
                }
                pending = scalars.next()
                if pending == "\"" {
                    field += "\""
                    pending = nil
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"" where field.isEmpty && !wasQuoted:
                (isQuoted, wasQuoted) = (true, true)
            case ",", "\n":
                row.append(Field(text: trimmed(), position: start))
                guard row.count <= mostColumns else {
                    throw ImportFault("more than \(mostColumns) fields on a line", at: start)
                }
                (field, wasQuoted) = ("", false)
                if scalar == "\n" {
                    if row.count > 1 || row[0].text.isEmpty == false { rows.append(row) }
                    row = []
                    (line, column) = (line + 1, 1)
                }
                start = DocumentPosition(line: line, column: column)
            case "\r":
                continue
            default:
                if wasQuoted {
                    throw ImportFault("text after a closing quote", at: start)
                }
                field.unicodeScalars.append(scalar)
            }
        }
        if isQuoted { throw ImportFault("the quote that opens here is never closed", at: start) }
        if !row.isEmpty || !field.isEmpty { rows.append(row + [Field(text: trimmed(), position: start)]) }
        return rows
    }
}

extension DelimitedText.Field {
    /// The finite number that the field writes down.
    func number(_ name: String) throws(ImportFault) -> Double {
        guard let value = Double(text) else {
            throw ImportFault(
                .wrongType(expected: "a number", found: "'\(text.prefix(40))'"),
                at: position,
                field: name
            )
        }
        guard value.isFinite else {
            throw ImportFault(.notFinite(text: String(text.prefix(40))), at: position, field: name)
        }
        return value
    }
}
