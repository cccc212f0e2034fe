import DenseMatrix
import Scoring

/// Fills columns of people from the bytes of a table, chunk by chunk.
struct TableBuilder<Element: MatrixElement> {
    private let reader: TableReader
    private let file: String
    private var scanner: FieldScanner
    private var names: [String] = []
    private var header: TableHeader?
    /// Where each column of the file goes: the index of a column below, or nil.
    private var places: [Int?] = []
    private var columns: [[Element]]
    private var outcomes: [Double] = []
    private var weights: [Double] = []
    /// The numbers of the row under way, one a column of the file.
    private var row: [Double] = []
    private var fieldIndex = 0
    private var isFaultyRow = false
    private var faults: [TableFault] = []
    /// Bytes of a mark of byte order still to be skipped.
    private var markPosition = 0

    init(_ reader: TableReader, file: String) {
        self.reader = reader
        self.file = file
        scanner = FieldScanner(delimiter: reader.delimiter)
        columns = [[Element]](repeating: [], count: reader.schema.count)
    }

    /// Takes the next bytes of the file.
    mutating func consume(_ bytes: [UInt8]) throws(TableError) {
        for byte in bytes {
            if markPosition < 3 {
                // A mark of byte order is skipped; a file that only begins like one is no UTF-8.
                if byte == [0xEF, 0xBB, 0xBF][markPosition] {
                    markPosition += 1
                    continue
                }
                if markPosition > 0 {
                    report(.invalidUTF8, line: 1)
                    throw .faults(faults)
                }
                markPosition = 3
            }
            if let event = scanner.consume(byte) { try take(event) }
        }
    }

    /// The end of the file: the table.
    mutating func finish() throws(TableError) -> Table {
        if let event = scanner.finish() { try take(event) }
        if header == nil { report(.emptyFile, line: 1) }
        guard faults.isEmpty else { throw .faults(faults) }
        return Table(
            people: people(),
            outcomes: header?.hasOutcome ?? false ? outcomes : nil,
            weights: reader.weight == nil ? nil : weights
        )
    }
}

extension TableBuilder {
    private mutating func stop(_ problem: TableProblem) throws(TableError) {
        let name = header.flatMap { fieldIndex < $0.columns.count ? $0.columns[fieldIndex].name : nil }
        report(problem, line: scanner.fieldLine, column: fieldIndex + 1, name: name)
        throw .faults(faults)
    }

    private mutating func report(_ problem: TableProblem, line: Int, column: Int = 0, name: String? = nil) {
        faults.append(TableFault(file: file, line: line, column: column, name: name, problem: problem))
    }

    private mutating func take(_ event: FieldScanner.Event) throws(TableError) {
        if case .fault(let problem) = event { try stop(problem) }
        let isLast = event == .lastField
        // A line without a byte is no row.
        if isLast, fieldIndex == 0, scanner.field.isEmpty, !scanner.isQuoted { return }
        if let header {
            takeValue(of: header)
            if isLast { try endRow(header) }
        } else {
            try takeName()
            if isLast { try endHeader() }
        }
        fieldIndex = isLast ? 0 : fieldIndex + 1
    }

    private mutating func takeName() throws(TableError) {
        guard let name = String(validating: scanner.field, as: UTF8.self) else {
            report(.invalidUTF8, line: scanner.fieldLine, column: fieldIndex + 1)
            throw .faults(faults)
        }
        guard names.count < TableReader.mostColumns else {
            report(.tooManyColumns(limit: TableReader.mostColumns), line: scanner.fieldLine)
            throw .faults(faults)
        }
        names.append(name)
    }

    private mutating func endHeader() throws(TableError) {
        let header = try TableHeader(
            names: names,
            line: scanner.fieldLine,
            schema: reader.schema,
            outcome: reader.outcome,
            outcomeMayLack: reader.outcomeMayLack,
            weight: reader.weight,
            file: file
        )
        places = names.map { reader.schema.index(of: $0) }
        row = [Double](repeating: .nan, count: names.count)
        self.header = header
    }

    private mutating func takeValue(of header: TableHeader) {
        guard fieldIndex < header.columns.count else { return }
        let column = header.columns[fieldIndex]
        if case .ignored = column.content { return }
        do {
            row[fieldIndex] = try column.value(scanner.field)
        } catch {
            isFaultyRow = true
            let isText = String(validating: scanner.field, as: UTF8.self) != nil
            report(
                isText ? error.problem : .invalidUTF8,
                line: scanner.fieldLine,
                column: fieldIndex + 1,
                name: column.name
            )
        }
    }

    private mutating func endRow(_ header: TableHeader) throws(TableError) {
        let count = fieldIndex + 1
        if count != header.columns.count {
            isFaultyRow = true
            report(.wrongFieldCount(expected: header.columns.count, actual: count), line: scanner.fieldLine)
        }
        if isFaultyRow {
            isFaultyRow = false
            if faults.count >= TableReader.mostFaults { throw .faults(faults) }
            return
        }
        guard faults.isEmpty else { return }
        for (index, column) in header.columns.enumerated() {
            switch column.content {
            case .feature:
                if let place = places[index] { columns[place].append(Element(row[index])) }
            case .outcome: outcomes.append(row[index])
            case .weight: weights.append(row[index])
            case .ignored: break
            }
        }
    }

    /// The columns as people; each list is given up as soon as it is copied.
    private mutating func people() -> People {
        let count = columns.first?.count ?? 0
        var made: [DenseColumn<Element>] = []
        for index in columns.indices {
            made.append(DenseColumn(columns[index]))
            columns[index] = []
        }
        do {
            return Element.people(try ColumnTable(rows: count, columns: made))
        } catch {
            preconditionFailure("columns of one table differ in length: \(error)")
        }
    }
}
