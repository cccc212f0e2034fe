package import Scoring

/// What a counterfactual result may be taken for.
package enum CausalReading: Sendable {
    /// No structural equations are declared.
    case attributeFlip
    /// Structural equations are declared.
    case declaredGraph

    /// The reading of changes of a model's people.
    package init(of model: ModelDescriptor) {
        self = model.causalGraph == nil ? .attributeFlip : .declaredGraph
    }

    /// The note that stands beside every such result.
    package var note: LocalizedText {
        switch self {
        case .attributeFlip:
            LocalizedText(
                "Attribute flip, not causal: only the attribute changes, nothing that would follow from it.",
                french:
                    "Attribut inversé, sans lecture causale : seul l'attribut change, rien de ce qui en découlerait."
            )
        case .declaredGraph:
            LocalizedText(
                "Single changes are attribute flips, not causal; total effects follow the declared structural equations, "
                    + "which are an assumption.",
                french:
                    "Les changements isolés inversent un attribut, sans lecture causale ; les effets totaux suivent les "
                    + "équations structurelles déclarées, qui sont une hypothèse."
            )
        }
    }
}
