/// How much of a model is the real system's, as a whole.
public enum ProvenanceClass: String, CaseIterable, Sendable {
    /// Every parameter is the real, published one.
    case exact
    /// Some real parameters are published, the rest is assumed.
    case publishedPartial = "published-partial"
    /// The variables are published, the weights assumed.
    case structureOnly = "structure-only"
    /// Only the reported criteria are known.
    case criteriaOnly = "criteria-only"
    /// Only the purpose is known.
    case conceptual
}

/// A document that facts or parameters of a model come from.
public struct Source: Equatable, Sendable {
    /// The short name by which parameters cite it.
    public let id: String
    /// Author, title, date.
    public let title: String
    /// Where it can be read.
    public let address: String?

    /// A source.
    public init(id: String, title: String, address: String? = nil) {
        self.id = id
        self.title = title
        self.address = address
    }
}

/// What is known of the real system behind a model, and what is not.
public struct ModelProvenance: Equatable, Sendable {
    /// How much of the model is the real system's.
    public let classification: ProvenanceClass
    /// One or two sentences: what is known, what is assumed.
    public let summary: LocalizedText
    /// The documents cited.
    public let sources: [Source]

    /// A provenance.
    public init(classification: ProvenanceClass, summary: LocalizedText, sources: [Source]) {
        self.classification = classification
        self.summary = summary
        self.sources = sources
    }
}
