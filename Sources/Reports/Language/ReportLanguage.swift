package import Results

/// The language of a report.
package enum ReportLanguage: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// French.
    case french = "fr"

    /// The one of two values that is of this language, as a rule a text.
    func callAsFunction<Value>(_ english: Value, fr french: Value) -> Value {
        switch self {
        case .english: english
        case .french: french
        }
    }

    /// The text in this language; English where it was not written in it.
    package func callAsFunction(_ text: TextRecord) -> String {
        switch self {
        case .english: text.english
        case .french: text.french ?? text.english
        }
    }

    /// What stands between units and decimals.
    var decimalSeparator: String {
        self(".", fr: ",")
    }

    /// What stands between groups of three digits; in French a narrow space that breaks no line.
    var groupSeparator: String {
        self(",", fr: "\u{202F}")
    }
}
