/// Fills the columns of a table of scores from the bytes of a file, chunk by chunk.
struct ScoredTableBuilder {
    private let request: ScoredTableRequest
    private let file: String
    private var scanner = FieldScanner(delimiter: UInt8(ascii: ","))
    private var hasStarted = false
    private var names: [String] = []
    /// What the columns of the file are read as; nil before the header has been read.
    private var fields: [ScoredField]?
    private var table = ScoredTable()
    private var dictionaries: [WordDictionary]
    private var row: Row
    private var fieldIndex = 0
    private var faults: [TableFault] = []

    /// What the row under way holds.
    private struct Row {
        var score = Double.nan
        var outcome = Double.nan
        var weight = 1.0
        var count = 1
        var codes: [Int32]
        var isExcluded = false
        var line = 0
        var faults: [TableFault] = []
    }

    init(_ request: ScoredTableRequest, file: String) {
        self.request = request
        self.file = file
        dictionaries = request.words.map { _ in WordDictionary() }
        row = Row(codes: Array(repeating: 0, count: request.words.count))
        if request.weight != nil { table.weights = [] }
        if request.count != nil { table.counts = [] }
        table.words = request.words.map { ScoredTable.Words(name: $0) }
    }

    /// Takes the next bytes of the file.
    mutating func consume(_ bytes: [UInt8]) throws(TableError) {
        var rest = bytes[...]
        if !hasStarted {
            hasStarted = true
            if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        }
        for byte in rest {
            if let event = scanner.consume(byte) { try take(event) }
        }
    }

    /// The end of the file: the table.
    mutating func finish() throws(TableError) -> ScoredTable {
        if let event = scanner.finish() { try take(event) }
        if fields == nil { report(.emptyFile, line: 1) }
        guard faults.isEmpty else { throw .faults(faults) }
        for index in dictionaries.indices { table.words[index].names = dictionaries[index].names }
        return table
    }
}

extension ScoredTableBuilder {
    private func fault(_ problem: TableProblem, line: Int, column: Int = 0, name: String? = nil) -> TableFault
    {
        TableFault(file: file, line: line, column: column, name: name, problem: problem)
    }

    private mutating func report(_ problem: TableProblem, line: Int) {
        faults.append(fault(problem, line: line))
    }

    private mutating func take(_ event: FieldScanner.Event) throws(TableError) {
        if case .fault(let problem) = event {
            let name = fieldIndex < names.count ? names[fieldIndex] : nil
            faults.append(fault(problem, line: scanner.fieldLine, column: fieldIndex + 1, name: name))
            throw .faults(faults)
        }
        let isLast = event == .lastField
        // A line without a byte is no row.
        if isLast, fieldIndex == 0, scanner.field.isEmpty, !scanner.isQuoted { return }
        if let fields {
            if fieldIndex == 0 { row.line = scanner.fieldLine }
            if fieldIndex < fields.count, !fields[fieldIndex].uses.isEmpty { takeValue(fields[fieldIndex]) }
            if isLast { try endRow(fields.count) }
        } else {
            guard let name = String(validating: scanner.field, as: UTF8.self) else {
                report(.invalidUTF8, line: scanner.fieldLine)
                throw .faults(faults)
            }
            names.append(name)
            if names.count > TableReader.mostColumns {
                report(.tooManyColumns(limit: TableReader.mostColumns), line: scanner.fieldLine)
                throw .faults(faults)
            }
            if isLast { fields = try ScoredField.fields(of: names, request, file: file) }
        }
        fieldIndex = isLast ? 0 : fieldIndex + 1
    }

    private mutating func takeValue(_ field: ScoredField) {
        for use in field.uses {
            do {
                switch use {
                case .score: row.score = try ScoredField.score(scanner.field)
                case .outcome: row.outcome = try field.outcome(scanner.field)
                case .weight: row.weight = try ScoredField.weight(scanner.field)
                case .count: row.count = try ScoredField.count(scanner.field)
                case .words(let index): row.codes[index] = try dictionaries[index].code(of: scanner.field)
                case .condition(let value): if scanner.field != value { row.isExcluded = true }
                }
            } catch {
                row.faults.append(
                    fault(
                        error.problem,
                        line: scanner.fieldLine,
                        column: fieldIndex + 1,
                        name: field.name
                    )
                )
            }
        }
    }

    private mutating func endRow(_ columns: Int) throws(TableError) {
        defer {
            row.isExcluded = false
            row.faults.removeAll(keepingCapacity: true)
        }
        if fieldIndex + 1 != columns {
            report(.wrongFieldCount(expected: columns, actual: fieldIndex + 1), line: scanner.fieldLine)
        } else if row.isExcluded {
            return
        } else {
            faults += row.faults
        }
        if faults.count >= TableReader.mostFaults { throw .faults(faults) }
        guard faults.isEmpty else { return }
        table.scores.append(row.score)
        table.outcomes.append(row.outcome)
        table.weights?.append(row.weight)
        table.counts?.append(row.count)
        table.lines.append(row.line)
        for index in row.codes.indices { table.words[index].codes.append(row.codes[index]) }
    }
}
