/// A text of a file that is no list and no mapping, with how it was written.
///
/// What a plain text means is decided by whoever reads it: the level `no` stays a text, and `1` is a number where a
/// number is asked for and the name of a level where that is.
package struct DocumentScalar: Equatable, Sendable {
    /// How a scalar is written.
    package enum Style: Equatable, Sendable {
        /// Without quotes.
        case plain
        /// In quotes, on one line as far as the reader knows.
        case quoted
        /// As a block of lines.
        case block
    }

    /// The text.
    package let text: String
    /// How it was written.
    package let style: Style

    /// A scalar.
    package init(text: String, style: Style) {
        self.text = text
        self.style = style
    }

    /// The number that a plain text writes down; nil where it writes none or one that no double is near to.
    ///
    /// Decimal notation only: an optional sign, digits with an optional point, an optional exponent.
    package var number: Double? {
        guard style == .plain, let value = DecimalNumber.value(of: text), value.isFinite else { return nil }
        return value
    }

    /// Whether a plain text stands for an infinity, for no number (`.nan`) or for a number too large for a double.
    package var isNonFiniteNumber: Bool {
        guard style == .plain else { return false }
        if let value = DecimalNumber.value(of: text) { return !value.isFinite }
        let bare = text.lowercased().drop { $0 == "+" || $0 == "-" }.drop { $0 == "." }
        return bare == "nan" || bare == "inf" || bare == "infinity"
    }

    /// The truth value of a plain `true` or `false`.
    package var boolean: Bool? {
        guard style == .plain else { return nil }
        switch text {
        case "true": return true
        case "false": return false
        default: return nil
        }
    }

    /// Whether a plain text says that there is nothing.
    package var isNull: Bool { style == .plain && (text.isEmpty || text == "null" || text == "~") }

    /// What people call it.
    package var word: String {
        if isNull { return "nothing" }
        if number != nil || isNonFiniteNumber { return "a number" }
        return boolean == nil ? "a text" : "true or false"
    }
}
