/// How a model's scores become decisions.
package struct DecisionRecord: Codable, Equatable, Sendable {
    /// The rule: "threshold", "ordered-levels" or "capacity".
    package var kind: String
    /// The output that decides.
    package var output: String
    /// The possible decisions, the lowest first.
    package var names: [String]
    /// The cuts in rising order: a score that reaches one is above it; empty for a capacity.
    package var cuts: [Double]
    /// How many people a capacity selects.
    package var capacity: Int?
    /// Which share of the people a capacity selects, where it is no fixed number.
    package var share: Double?

    /// A decision rule.
    package init(
        kind: String,
        output: String,
        names: [String],
        cuts: [Double] = [],
        capacity: Int? = nil,
        share: Double? = nil
    ) {
        self.kind = kind
        self.output = output
        self.names = names
        self.cuts = cuts
        self.capacity = capacity
        self.share = share
    }
}
