/// A piece of a page: elements, and text that is escaped when it is written, so that no name can become a tag.
///
/// A string literal, with or without interpolations, is text.
enum Markup: Sendable {
    /// Text; what HTML reserves is written as entities.
    case text(String)
    /// An element with its attributes and what is in it.
    case element(String, [Attribute], [Markup])
    /// Pieces one after the other.
    case group([Markup])
    /// A style sheet or a script of ours, written as it is. Never anything that comes from a document.
    case verbatim(StaticString)

    /// Nothing.
    static let nothing = Markup.group([])

    /// An attribute.
    struct Attribute: Sendable {
        let name: String
        let value: String
    }

    /// Elements that have no content and no end tag.
    private static let void: Set<String> = ["br", "col", "hr", "link", "meta"]

    /// Whether there is nothing in it.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .group(let parts): parts.allSatisfy(\.isEmpty)
        case .element, .verbatim: false
        }
    }

    /// The HTML.
    var html: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to output: inout String) {
        switch self {
        case .text(let text):
            output += XML.escaped(text, keepsLayout: true)
        case .group(let parts):
            for part in parts { part.write(to: &output) }
        case .verbatim(let code):
            output += "\(code)"
        case .element(let name, let attributes, let content):
            output += "<\(name)"
            for attribute in attributes {
                output += " \(attribute.name)=\"\(XML.escaped(attribute.value, keepsLayout: true))\""
            }
            output += ">"
            guard !Self.void.contains(name) else { return }
            for part in content { part.write(to: &output) }
            output += "</\(name)>"
        }
    }
}

extension Markup: ExpressibleByStringInterpolation {
    /// Text.
    init(stringLiteral value: String) {
        self = .text(value)
    }
}

extension Markup {
    /// An element; attributes without a value are left out.
    static func tag(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: Markup...)
        -> Markup
    {
        tag(name, attributes, content)
    }

    /// An element with a list in it; attributes without a value are left out.
    static func tag(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [Markup])
        -> Markup
    {
        .element(
            name,
            attributes.compactMap { name, value in value.map { Attribute(name: name, value: $0) } },
            content
        )
    }
}
