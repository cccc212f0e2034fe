/// One number of a model, or a block of numbers that share their provenance.
package struct ParameterRecord: Codable, Equatable, Sendable {
    /// Its path in the model's files, as in `terms.sex.woman`.
    package var name: String
    /// Its value; nil for a block.
    package var value: Double?
    /// How many numbers it stands for.
    package var count: Int
    /// Where it comes from: "published", "recalled", "inferred" or "assumed".
    package var provenance: String
    /// The source it is cited from, by name.
    package var source: String?
    /// How it was inferred, or why it was assumed.
    package var reason: String?
    /// The smallest admissible value of an assumed one.
    package var lower: Double?
    /// The largest admissible value of an assumed one.
    package var upper: Double?

    /// A parameter.
    package init(
        name: String,
        value: Double? = nil,
        count: Int = 1,
        provenance: String,
        source: String? = nil,
        reason: String? = nil,
        lower: Double? = nil,
        upper: Double? = nil
    ) {
        self.name = name
        self.value = value
        self.count = count
        self.provenance = provenance
        self.source = source
        self.reason = reason
        self.lower = lower
        self.upper = upper
    }
}
