package import Scoring

/// What an intervention does along declared structural equations.
package struct CausalReport: Equatable, Sendable {
    /// One way by which the change reaches the score.
    package struct Part: Equatable, Sendable {
        /// On the score.
        package let effect: ScoreEffect
        /// On decisions; nil under a capacity.
        package let decisions: DecisionChange?
    }

    /// What it came to for how many people.
    package let counts: ChangeCounts
    /// By all ways.
    package let total: Part
    /// By the changed attribute alone.
    package let direct: Part
    /// By what follows from it alone.
    package let indirect: Part
}

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
