package import Scoring

extension DocumentValue {
    /// A text for people: `a text`, or `{en: a text, fr: un texte}` of which English is needed.
    package func localizedText() -> LocalizedText? {
        guard isMapping else { return text().map { LocalizedText($0) } }
        return mapping { reader in
            let english = reader.required(Language.english.rawValue)?.text()
            let french = reader.optional(Language.french.rawValue)?.text()
            return english.map { LocalizedText($0, french: french) }
        }
    }
}
