/// Numbers the distinct words of a column.
struct WordDictionary {
    /// Distinct words after which a column is no column of groups.
    static let mostWords = 10_000

    private(set) var names: [String] = []
    private var codes: [[UInt8]: Int32] = [:]
    private var last: (word: [UInt8], code: Int32)?

    /// The number of a word.
    ///
    /// - Throws: for bytes that are no UTF-8, and for the word after `mostWords` others.
    mutating func code(of word: [UInt8]) throws(ColumnFault) -> Int32 {
        if let last, last.word == word { return last.code }
        if let code = codes[word] {
            last = (word, code)
            return code
        }
        guard let name = String(validating: word, as: UTF8.self) else {
            throw ColumnFault(problem: .invalidUTF8)
        }
        guard names.count < Self.mostWords else {
            throw ColumnFault(
                problem: .outOfRange(
                    text: ColumnReader.text(word),
                    allowed: "one of at most \(Self.mostWords) groups"
                )
            )
        }
        let code = Int32(names.count)
        names.append(name)
        codes[word] = code
        last = (word, code)
        return code
    }
}
