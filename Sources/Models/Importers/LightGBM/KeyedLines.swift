import Documents

/// Lines of the form `key=value` that belong together: the head of a LightGBM file, or one of its trees.
struct KeyedLines {
    /// A value and its place.
    struct Field {
        let text: Substring
        let position: DocumentPosition
    }

    /// Where the section begins.
    let position: DocumentPosition
    private var fields: [Substring: Field] = [:]
    /// Lines without a value, as `average_output`.
    private(set) var flags: Set<Substring> = []

    init(at position: DocumentPosition) {
        self.position = position
    }

    /// Takes a line in.
    ///
    /// - Throws: `ImportFault` where its key is there already.
    mutating func add(_ line: Substring, number: Int) throws(ImportFault) {
        guard let equals = line.firstIndex(of: "=") else {
            flags.insert(line)
            return
        }
        let key = line[..<equals]
        let text = line[line.index(after: equals)...]
        let place = DocumentPosition(line: number, column: key.count + 2)
        guard fields.updateValue(Field(text: text, position: place), forKey: key) == nil else {
            throw ImportFault(.duplicateKey(String(key)), at: DocumentPosition(line: number, column: 1))
        }
    }

    /// Whether `key` is there.
    func has(_ key: String) -> Bool { fields[Substring(key)] != nil }

    /// The value of `key`.
    func field(_ key: String) throws(ImportFault) -> Field {
        guard let field = fields[Substring(key)] else { throw ImportFault(.missingKey(key), at: position) }
        return field
    }

    /// The whole number of `key`.
    func integer(_ key: String, in range: ClosedRange<Int>) throws(ImportFault) -> Int {
        let field = try field(key)
        guard let value = Int(field.text) else {
            throw ImportFault(
                .wrongType(expected: "a whole number", found: "'\(field.text.prefix(40))'"),
                at: field.position,
                field: key
            )
        }
        guard range.contains(value) else {
            throw ImportFault(
                .outOfRange(value: Double(value), allowed: "\(range.lowerBound) to \(range.upperBound)"),
                at: field.position,
                field: key
            )
        }
        return value
    }

    /// The `count` numbers of `key`, separated by blanks.
    func list<Number: LosslessStringConvertible>(
        _ key: String,
        count: Int,
        of type: Number.Type = Number.self
    ) throws(ImportFault) -> [Number] {
        let field = try field(key)
        var numbers: [Number] = []
        for word in field.text.split(separator: " ") {
            guard let number = Number(String(word)) else {
                let column = field.text.distance(from: field.text.startIndex, to: word.startIndex)
                throw ImportFault(
                    .wrongType(expected: "a number", found: "'\(word.prefix(40))'"),
                    at: DocumentPosition(line: field.position.line, column: field.position.column + column),
                    field: key
                )
            }
            numbers.append(number)
        }
        guard numbers.count == count else {
            throw ImportFault(
                .wrongCount(what: "numbers", expected: count, found: numbers.count),
                at: field.position,
                field: key
            )
        }
        return numbers
    }
}
