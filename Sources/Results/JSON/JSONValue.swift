/// A JSON value put together by hand, for formats whose keys depend on the data.
package enum JSONValue: Encodable, Equatable, Sendable {
    /// A text.
    case text(String)
    /// A finite number.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// True or false.
    case truth(Bool)
    /// Values in order.
    case list([JSONValue])
    /// Values by key.
    case record([String: JSONValue])

    /// Encodes the value.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .integer(let integer): try container.encode(integer)
        case .truth(let truth): try container.encode(truth)
        case .list(let list): try container.encode(list)
        case .record(let record): try container.encode(record)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A text.
    package init(stringLiteral text: String) {
        self = .text(text)
    }

    /// A whole number.
    package init(integerLiteral integer: Int) {
        self = .integer(integer)
    }

    /// True or false.
    package init(booleanLiteral truth: Bool) {
        self = .truth(truth)
    }

    /// Values in order.
    package init(arrayLiteral elements: JSONValue...) {
        self = .list(elements)
    }

    /// Values by key; of a key given twice, the last one.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .record(Dictionary(elements) { $1 })
    }
}
