/// A text for people, in English and, where it was written, in French.
package struct TextRecord: Codable, Equatable, Sendable {
    /// The English text.
    package var english: String
    /// The French text, where there is one.
    package var french: String?

    /// A text.
    package init(_ english: String, french: String? = nil) {
        self.english = english
        self.french = french
    }

    private enum CodingKeys: String, CodingKey {
        case english = "en"
        case french = "fr"
    }
}
