/// What one column of a file of scores is read as.
struct ScoredField {
    /// One use of a column.
    enum Use {
        case score
        case outcome
        case weight
        case count
        /// Words, by their place among the columns of words.
        case words(Int)
        /// The row is read only where the field holds these bytes.
        case condition([UInt8])
    }

    /// The largest number of people a row may stand for: 2^28.
    static let mostPeople = 1 << 28

    let name: String
    let uses: [Use]
    private let positive: [UInt8]?
    private let negative: [UInt8]?

    /// What each column of a file is used for.
    ///
    /// - Throws: every name that stands twice, and every column that is missing.
    static func fields(
        of names: [String],
        _ request: ScoredTableRequest,
        file: String
    ) throws(TableError) -> [ScoredField] {
        var wanted: [(name: String, use: Use)] = [(request.score, .score), (request.outcome, .outcome)]
        if let weight = request.weight { wanted.append((weight, .weight)) }
        if let count = request.count { wanted.append((count, .count)) }
        wanted += request.words.enumerated().map { ($1, .words($0)) }
        wanted += request.conditions.map { ($0.column, .condition(Array($0.value.utf8))) }
        var faults: [TableFault] = []
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name).inserted {
            faults.append(
                TableFault(file: file, line: 1, column: index + 1, name: name, problem: .duplicateColumn)
            )
        }
        for (name, _) in wanted where seen.insert(name).inserted {
            faults.append(
                TableFault(
                    file: file,
                    line: 1,
                    column: 0,
                    name: nil,
                    problem: .missingColumn(name: name, known: names)
                )
            )
        }
        guard faults.isEmpty else { throw .faults(faults) }
        return names.map { name in
            ScoredField(
                name: name,
                uses: wanted.filter { $0.name == name }.map(\.use),
                positive: request.positive.map { Array($0.utf8) },
                negative: request.negative.map { Array($0.utf8) }
            )
        }
    }

    /// A score, NaN where there is none.
    static func score(_ field: [UInt8]) throws(ColumnFault) -> Double {
        if let value = DecimalField.value(of: field) { return value }
        if isMissing(field) { return .nan }
        let word = ColumnReader.text(field).lowercased()
        let unsigned = word.hasPrefix("-") || word.hasPrefix("+") ? String(word.dropFirst()) : word
        if ["nan", "inf", "infinity"].contains(unsigned) { return .nan }
        throw ColumnFault(problem: .notANumber(text: ColumnReader.text(field)))
    }

    /// An outcome, NaN where it is not known.
    func outcome(_ field: [UInt8]) throws(ColumnFault) -> Double {
        if let positive {
            if field == positive { return 1 }
            if let negative { return field == negative ? 0 : .nan }
            return Self.isMissing(field) ? .nan : 0
        }
        if Self.isMissing(field) { return .nan }
        guard let value = DecimalField.value(of: field), value == 0 || value == 1 else {
            throw ColumnFault(
                problem: .outOfRange(
                    text: ColumnReader.text(field),
                    allowed: "0, 1 or empty; or name the word that means 1"
                )
            )
        }
        return value
    }

    /// A weight.
    static func weight(_ field: [UInt8]) throws(ColumnFault) -> Double {
        if isMissing(field) { throw ColumnFault(problem: .missingValue) }
        guard let value = DecimalField.value(of: field), value >= 0, value <= Double(mostPeople) else {
            throw ColumnFault(
                problem: .outOfRange(
                    text: ColumnReader.text(field),
                    allowed: "a number from 0 to \(mostPeople)"
                )
            )
        }
        return value
    }

    /// A number of people.
    static func count(_ field: [UInt8]) throws(ColumnFault) -> Int {
        if isMissing(field) { throw ColumnFault(problem: .missingValue) }
        guard let value = DecimalField.value(of: field), value >= 0, value <= Double(mostPeople),
            value == value.rounded()
        else {
            throw ColumnFault(
                problem: .outOfRange(
                    text: ColumnReader.text(field),
                    allowed: "a whole number from 0 to \(mostPeople)"
                )
            )
        }
        return Int(value)
    }

    private static func isMissing(_ field: [UInt8]) -> Bool {
        field.isEmpty || field == Array("NA".utf8)
    }
}
