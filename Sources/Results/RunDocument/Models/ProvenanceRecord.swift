/// What is known of the real system behind a model, and what is assumed.
package struct ProvenanceRecord: Codable, Equatable, Sendable {
    /// How much of the model is the real system's: "exact", "published-partial", "structure-only", "criteria-only" or
    /// "conceptual".
    package var classification: String
    /// One or two sentences.
    package var summary: TextRecord
    /// How many numbers are "published", "recalled", "inferred", "assumed".
    package var counts: [String: Int]
    /// The numbers, one by one or in blocks.
    package var parameters: [ParameterRecord]
    /// The documents cited.
    package var sources: [SourceRecord]

    /// A provenance; the counts follow from the parameters.
    package init(
        classification: String,
        summary: TextRecord,
        parameters: [ParameterRecord],
        sources: [SourceRecord]
    ) {
        self.classification = classification
        self.summary = summary
        counts = parameters.reduce(into: [:]) { $0[$1.provenance, default: 0] += $1.count }
        self.parameters = parameters
        self.sources = sources
    }

    private enum CodingKeys: String, CodingKey {
        case classification = "class"
        case summary
        case counts
        case parameters
        case sources
    }
}
