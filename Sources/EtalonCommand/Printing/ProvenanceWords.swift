import Scoring

/// The words for where a number comes from, as files and documents write them, and in French.
enum ProvenanceWords {
    /// The words in the order in which they are printed, the surest first.
    static let all = ["published", "recalled", "inferred", "assumed"]

    /// The word for one number.
    static func singular(_ word: String, in language: Language) -> String {
        language == .english ? word : french[word] ?? word
    }

    /// The word for several numbers.
    static func plural(_ word: String, in language: Language) -> String {
        language == .english ? word : frenchPlurals[word] ?? word
    }

    /// The class of a model's provenance.
    static func classification(_ word: String, in language: Language) -> String {
        language == .english ? word : frenchClasses[word].map { "\($0) (\(word))" } ?? word
    }

    private static let french = [
        "published": "publié", "recalled": "cité de mémoire", "inferred": "déduit", "assumed": "supposé",
    ]

    private static let frenchPlurals = [
        "published": "publiés", "recalled": "cités de mémoire", "inferred": "déduits", "assumed": "supposés",
    ]

    private static let frenchClasses = [
        "exact": "exact", "published-partial": "publié en partie", "structure-only": "structure seule",
        "criteria-only": "critères seuls", "conceptual": "conceptuel",
    ]
}
