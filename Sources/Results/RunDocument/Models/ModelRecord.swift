/// A model as it was run: what it is, where its numbers come from, what it takes and gives.
package struct ModelRecord: Codable, Equatable, Sendable {
    /// Its name.
    package var id: String
    /// The version its folder states.
    package var version: String
    /// What people read.
    package var name: TextRecord
    /// The real system it reconstructs.
    package var system: TextRecord
    /// What kind of computation it is, as in "logistic" or "tree-ensemble".
    package var family: String
    /// How it was loaded.
    package var plugin: PluginRecord
    /// The SHA-256 of its files.
    package var sha256: String
    /// What is known of the real system, and what is assumed.
    package var provenance: ProvenanceRecord
    /// What it takes, in order.
    package var features: [FeatureRecord]
    /// What it gives, in order.
    package var outputs: [OutputRecord]
    /// How its scores become decisions; nil where it decides nothing.
    package var decision: DecisionRecord?
    /// The outcome it claims to predict, by the name populations give it; nil where it predicts none.
    package var target: String?
    /// What people read in the place of level names; nil where levels are called by their names.
    package var levelLabels: [String: TextRecord]?
    /// The bundles of changes that it names; nil where it names none.
    package var interventions: [InterventionRecord]?
    /// Which of its features follow from which; nil where that is not declared.
    package var equations: [EquationRecord]?
    /// What changes of its people may be taken for, and what not; nil in documents that do not say.
    package var reading: TextRecord?

    /// A model.
    package init(
        id: String,
        version: String,
        name: TextRecord,
        system: TextRecord,
        family: String,
        plugin: PluginRecord,
        sha256: String,
        provenance: ProvenanceRecord,
        features: [FeatureRecord],
        outputs: [OutputRecord],
        decision: DecisionRecord? = nil,
        target: String? = nil,
        levelLabels: [String: TextRecord]? = nil,
        interventions: [InterventionRecord]? = nil,
        equations: [EquationRecord]? = nil,
        reading: TextRecord? = nil
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.system = system
        self.family = family
        self.plugin = plugin
        self.sha256 = sha256
        self.provenance = provenance
        self.features = features
        self.outputs = outputs
        self.decision = decision
        self.target = target
        self.levelLabels = levelLabels
        self.interventions = interventions
        self.equations = equations
        self.reading = reading
    }
}
