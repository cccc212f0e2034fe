package import Statistics

/// A measured number together with what it is.
package struct NamedEstimate: Equatable, Sendable {
    /// What it is a number of.
    package let definition: MeasureDefinition
    /// The number, its uncertainty, how many people it rests on; or why there is none.
    package let estimate: Estimate

    /// A number and its definition.
    package init(_ definition: MeasureDefinition, _ estimate: Estimate) {
        self.definition = definition
        self.estimate = estimate
    }

    /// The name of the definition.
    package var name: String { definition.name }
}
