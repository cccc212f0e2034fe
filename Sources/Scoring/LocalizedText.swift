/// A text for people, in English and, where it was written, in French.
public struct LocalizedText: Equatable, Sendable {
    /// The English text.
    public let english: String
    /// The French text, where there is one.
    public let french: String?

    /// A text.
    public init(_ english: String, french: String? = nil) {
        self.english = english
        self.french = french
    }

    /// The text in `language`; English where there is no French.
    public func text(in language: Language) -> String {
        switch language {
        case .english: english
        case .french: french ?? english
        }
    }
}

/// A language that reports are written in.
public enum Language: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// French.
    case french = "fr"
}
