import Foundation

/// Gathers what the columns of a table hold from its bytes.
struct ProfileScanner {
    private let file: String
    private var scanner = FieldScanner(delimiter: UInt8(ascii: ","))
    private var columns: [TableProfile.Column] = []
    private var levels: [Set<[UInt8]>] = []
    private var isHeader = true
    private var fieldIndex = 0
    private var markPosition = 0
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(file: String) {
        self.file = file
    }

    /// A fault of the file at the field under way.
    func fault(_ problem: TableProblem) -> TableError {
        .faults([
            TableFault(
                file: file,
                line: scanner.fieldLine,
                column: isHeader ? 0 : fieldIndex + 1,
                name: !isHeader && fieldIndex < columns.count ? columns[fieldIndex].name : nil,
                problem: problem
            )
        ])
    }

    /// Takes the next bytes.
    mutating func consume(_ bytes: Data) throws(TableError) {
        for byte in bytes {
            if markPosition < 3 {
                if byte == Self.mark[markPosition] {
                    markPosition += 1
                    continue
                }
                if markPosition > 0 { throw fault(.invalidUTF8) }
                markPosition = 3
            }
            if let event = scanner.consume(byte) { try take(event) }
        }
    }

    /// The end of the file: the columns.
    mutating func finish() throws(TableError) -> [TableProfile.Column] {
        if let event = scanner.finish() { try take(event) }
        if isHeader { throw fault(.emptyFile) }
        for index in columns.indices where columns[index].content.levels != nil {
            columns[index].content.levels = levels[index]
                .sorted { $0.lexicographicallyPrecedes($1) }
                .map { String(decoding: $0, as: UTF8.self) }
        }
        return columns
    }

    private mutating func take(_ event: FieldScanner.Event) throws(TableError) {
        if case .fault(let problem) = event { throw fault(problem) }
        let isLast = event == .lastField
        if isLast, fieldIndex == 0, scanner.field.isEmpty, !scanner.isQuoted { return }
        if isHeader {
            guard let name = String(validating: scanner.field, as: UTF8.self) else {
                throw fault(.invalidUTF8)
            }
            guard columns.count < TableReader.mostColumns else {
                throw fault(.tooManyColumns(limit: TableReader.mostColumns))
            }
            columns.append(TableProfile.Column(name: name))
            levels.append([])
        } else if fieldIndex < columns.count {
            note(scanner.field)
        }
        if isLast { isHeader = false }
        fieldIndex = isLast ? 0 : fieldIndex + 1
    }

    private mutating func note(_ field: [UInt8]) {
        if field.isEmpty || field == Array("NA".utf8) { return }
        if columns[fieldIndex].content.levels != nil, levels[fieldIndex].insert(field).inserted,
            levels[fieldIndex].count > TableProfile.mostLevels
        {
            columns[fieldIndex].content.levels = nil
            levels[fieldIndex] = []
        }
        guard let value = DecimalField.value(of: field) else {
            if columns[fieldIndex].content.firstText == nil {
                columns[fieldIndex].content.firstText = (ColumnReader.text(field), scanner.fieldLine)
            }
            return
        }
        let range = columns[fieldIndex].content.range ?? value...value
        columns[fieldIndex].content.range = min(range.lowerBound, value)...max(range.upperBound, value)
        if value != value.rounded() { columns[fieldIndex].content.isWhole = false }
    }
}
