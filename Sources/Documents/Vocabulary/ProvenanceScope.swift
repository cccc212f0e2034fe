package import Scoring

/// What provenances in one file may refer to: the sources, and what holds where a number says nothing of its own.
package struct ProvenanceScope {
    /// The documents that may be cited.
    package let sources: [Source]
    /// The provenance of numbers that stand bare; nil where every number must say its own.
    package let inherited: ParameterProvenance?

    /// A scope.
    package init(sources: [Source], inherited: ParameterProvenance? = nil) {
        self.sources = sources
        self.inherited = inherited
    }

    /// The scope inside a section that states a provenance for its bare numbers.
    package func inside(_ provenance: ParameterProvenance?) -> ProvenanceScope {
        ProvenanceScope(sources: sources, inherited: provenance ?? inherited)
    }
}

/// A number of a file with its provenance.
package struct ProvenancedNumber: Equatable, Sendable {
    /// The number.
    package let value: Double
    /// Where it comes from.
    package let provenance: ParameterProvenance

    /// A number.
    package init(value: Double, provenance: ParameterProvenance) {
        self.value = value
        self.provenance = provenance
    }
}
