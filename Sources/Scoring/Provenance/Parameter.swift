/// One number of a model with its provenance, or one block of numbers that share it.
public struct Parameter: Equatable, Sendable {
    /// Its path in the model's files, as in `terms.sex.woman`.
    public let name: String
    /// Its value; nil for a block of many numbers.
    public let value: Double?
    /// How many numbers it stands for: 1, or the size of the block.
    public let count: Int
    /// Where it comes from.
    public let provenance: ParameterProvenance

    /// One number.
    public init(name: String, value: Double, provenance: ParameterProvenance) {
        self.name = name
        self.value = value
        count = 1
        self.provenance = provenance
    }

    /// A block of `count` numbers that share their provenance.
    public init(name: String, count: Int, provenance: ParameterProvenance) {
        self.name = name
        value = nil
        self.count = count
        self.provenance = provenance
    }
}
