/// How text may look: how wide, and whether in colour.
package struct TerminalStyle: Equatable, Sendable {
    /// Columns that a line may take.
    package let width: Int
    /// Whether escape sequences for colour are written.
    package let usesColour: Bool

    /// A style; fewer than 60 columns are treated as 60.
    package init(width: Int = 80, usesColour: Bool = false) {
        self.width = max(width, 60)
        self.usesColour = usesColour
    }

    /// The style for an output: in colour only on a terminal that can, and where `NO_COLOR` is not set.
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the output goes to a terminal.
    ///   - width: The terminal's columns, where they are known.
    ///   - environment: The environment variables.
    ///
    /// **Source**: no-color.org.
    package init(isTerminal: Bool, width: Int? = nil, environment: [String: String]) {
        let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        self.init(
            width: min(width ?? environment["COLUMNS"].flatMap { Int($0) } ?? 80, 120),
            usesColour: isTerminal && !refuses && environment["TERM"] != "dumb"
        )
    }

    /// What a piece of text is, which sets its colour.
    package enum Role: Sendable {
        /// Text without emphasis.
        case plain
        /// A title.
        case heading
        /// What most readers skip.
        case secondary
        /// A number worth looking at.
        case accent
        /// Something fine.
        case good
        /// Something to be careful about.
        case warning
        /// Something that went wrong.
        case error

        var code: String {
            switch self {
            case .plain: ""
            case .heading: "1"
            case .secondary: "2"
            case .accent: "36"
            case .good: "32"
            case .warning: "33"
            case .error: "1;31"
            }
        }
    }

    /// The text in the colour of its role.
    package func paint(_ text: String, as role: Role) -> String {
        usesColour && !role.code.isEmpty && !text.isEmpty ? "\u{1B}[\(role.code)m\(text)\u{1B}[0m" : text
    }

    /// The parts with dots between them, in as many lines as they need beside an indentation.
    func joined(_ parts: [String], indent: Int = 0) -> [String] {
        parts.reduce(into: []) { lines, part in
            if let last = lines.last, last.displayWidth + 3 + part.displayWidth <= width - 2 - indent {
                lines[lines.count - 1] = "\(last) · \(part)"
            } else {
                lines.append(part)
            }
        }
    }
}
