extension JSONValue: Decodable {
    /// Decodes any JSON value; null is no value that results hold.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .record(try container.decode([String: JSONValue].self))
        }
    }

    /// The values at a path below this one, as `subject.model` or `samples[]`; none where a key is missing.
    package func values(at path: some StringProtocol) -> [JSONValue] {
        guard !path.isEmpty else { return [self] }
        let parts = path.split(separator: ".", maxSplits: 1)
        let rest = parts.count > 1 ? parts[1] : ""
        let key = parts[0].prefix { $0 != "[" }
        guard case .record(let record) = self, let inner = record[String(key)] else { return [] }
        let depth = parts[0].count { $0 == "[" }
        return (0..<depth).reduce([inner]) { values, _ in values.flatMap(\.elements) }
            .flatMap { $0.values(at: rest) }
    }

    private var elements: [JSONValue] {
        if case .list(let elements) = self { elements } else { [] }
    }

    /// A single value as text that says all of it: numbers in the shortest form that reads back as the same number.
    package var plainText: String {
        switch self {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .integer(let integer): "\(integer)"
        case .truth(let truth): "\(truth)"
        case .list(let list): list.map(\.plainText).joined(separator: " ")
        case .record(let record): record.keys.sorted().joined(separator: " ")
        }
    }
}
