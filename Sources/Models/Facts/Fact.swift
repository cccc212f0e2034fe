package import Scoring

/// Something that is documented of a system, as a check of its reconstruction.
package struct Fact: Equatable, Sendable {
    /// The short name by which reports call it.
    package let id: String
    /// What is documented.
    package let statement: LocalizedText
    /// The document, by the id that the model gives it; nil where the check follows from the model's own purpose.
    package let source: String?
    /// What must hold.
    package let check: FactCheck
}
