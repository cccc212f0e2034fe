/// Everything about a model but its arithmetic.
public struct ModelDescriptor: Sendable {
    /// The name of its folder.
    public let id: String
    /// The version of the reconstruction, "major.minor.patch".
    public let version: String
    /// What people read.
    public let name: LocalizedText
    /// The real system it reconstructs.
    public let system: LocalizedText
    /// What computes its scores: "logistic", "linear", "additive", "trees", "rules", "composite", "native" or
    /// "process".
    public let family: String
    /// Its inputs.
    public let schema: Schema
    /// The type of the numbers it takes.
    public let precision: Precision
    /// Its scores.
    public let outputs: [Output]
    /// How its scores become decisions.
    public let decision: DecisionRule
    /// The outcome it claims to predict, by the name populations give it; nil where it predicts none.
    public let target: String?
    /// The population its folder names for runs that name none.
    public let population: String?
    /// What people read in the place of level names, of features, outputs and decisions alike; a level that is not among them
    /// is called by its name.
    public let levelLabels: [String: LocalizedText]
    /// The bundles of changes that its folder names.
    public let interventions: [NamedIntervention]
    /// Which features follow from which, where its folder declares it.
    public let causalGraph: CausalGraph?
    /// What is known of the real system.
    public let provenance: ModelProvenance
    /// Every number of the model, with where it comes from.
    public let parameters: [Parameter]

    /// A descriptor.
    public init(
        id: String,
        version: String,
        name: LocalizedText,
        system: LocalizedText,
        family: String,
        schema: Schema,
        precision: Precision,
        outputs: [Output],
        decision: DecisionRule,
        target: String?,
        population: String? = nil,
        levelLabels: [String: LocalizedText] = [:],
        interventions: [NamedIntervention] = [],
        causalGraph: CausalGraph? = nil,
        provenance: ModelProvenance,
        parameters: [Parameter]
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.system = system
        self.family = family
        self.schema = schema
        self.precision = precision
        self.outputs = outputs
        self.decision = decision
        self.target = target
        self.population = population
        self.levelLabels = levelLabels
        self.interventions = interventions
        self.causalGraph = causalGraph
        self.provenance = provenance
        self.parameters = parameters
    }
}
