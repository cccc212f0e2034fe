/// A model that shows how it computes its scores, so that measures can reason about it instead of trying it out.
///
/// Optional: a model without structure is measured all the same, by scoring it more often.
package protocol StructuredModel: ScoringModel {
    /// How one output is computed; nil where it is computed in a way that no structure describes.
    func structure(ofOutput output: Int) -> ModelStructure?
}
