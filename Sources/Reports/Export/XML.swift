/// Writes XML 1.0.
enum XML {
    /// The beginning of an element.
    static func open(_ name: String, _ attributes: [(String, String)] = []) -> String {
        "<\(name)\(text(of: attributes))>"
    }

    /// An element without content.
    static func empty(_ name: String, _ attributes: [(String, String)] = []) -> String {
        "<\(name)\(text(of: attributes))/>"
    }

    /// An element with text in it.
    static func element(_ name: String, _ attributes: [(String, String)] = [], _ content: String) -> String {
        content.isEmpty ? empty(name, attributes) : "\(open(name, attributes))\(escaped(content))</\(name)>"
    }

    /// The text with what XML reserves written as entities; characters that XML has no way to hold become U+FFFD.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - keepsLayout: Whether line feeds and tabs stand as they are: they do in HTML; in attributes of XML they would
    ///     become spaces.
    /// - Returns: The text to be written.
    static func escaped(_ text: String, keepsLayout: Bool = false) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where keepsLayout, "\t" where keepsLayout: escaped.unicodeScalars.append(scalar)
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n": escaped += "&#10;"
            case "\t": escaped += "&#9;"
            case "\r": escaped += "&#13;"
            case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func text(of attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }
}
