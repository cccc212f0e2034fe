/// Everything one run measured, and all that is needed to read, compare and repeat it.
///
/// The one declaration of the format: JSON, CSV, reports and documentation derive from it and from
/// ``RunDocument/fields``. Readers ignore keys they do not know; a new optional key is a minor change, and only a
/// change of meaning makes a new ``schema``.
package struct RunDocument: Codable, Equatable, Sendable {
    /// The format that this version writes.
    package static let currentSchema = "etalon.run/1"

    /// The format of the document.
    package var schema: String
    /// Which run this is.
    package var run: RunIdentity
    /// What was asked for.
    package var configuration: RunConfiguration
    /// Where it was measured.
    package var environment: EnvironmentFingerprint
    /// The models, in the order they were run.
    package var models: [ModelRecord]
    /// The populations they scored.
    package var populations: [PopulationRecord]
    /// Every number, one after the other.
    package var metrics: [Metric]
    /// Predicted against observed rates.
    package var reliabilityDiagrams: [ReliabilityDiagramRecord]
    /// Moves between decision levels.
    package var transitions: [TransitionMatrixRecord]
    /// Distributions of durations.
    package var latencies: [LatencyRecord]
    /// Distributions of scores.
    package var scoreHistograms: [ScoreHistogramRecord]
    /// Dependence of one number on another, as partial dependence.
    package var curves: [CurveRecord]
    /// What could not be measured, and why.
    package var errors: [ErrorRecord]

    /// A document; of its results, what was not measured stays empty.
    package init(
        run: RunIdentity,
        configuration: RunConfiguration,
        environment: EnvironmentFingerprint,
        models: [ModelRecord] = [],
        populations: [PopulationRecord] = [],
        metrics: [Metric] = [],
        reliabilityDiagrams: [ReliabilityDiagramRecord] = [],
        transitions: [TransitionMatrixRecord] = [],
        latencies: [LatencyRecord] = [],
        scoreHistograms: [ScoreHistogramRecord] = [],
        curves: [CurveRecord] = [],
        errors: [ErrorRecord] = []
    ) {
        schema = Self.currentSchema
        self.run = run
        self.configuration = configuration
        self.environment = environment
        self.models = models
        self.populations = populations
        self.metrics = metrics
        self.reliabilityDiagrams = reliabilityDiagrams
        self.transitions = transitions
        self.latencies = latencies
        self.scoreHistograms = scoreHistograms
        self.curves = curves
        self.errors = errors
    }
}
