package import Measures
package import Populations
package import Scoring

/// What is to be measured of scores that were made elsewhere.
package struct ScoreMeasurementRequest: Equatable, Sendable {
    /// A map from scores to probabilities that is fitted on some of the people and measured on the others.
    package enum Recalibration: String, CaseIterable, Sendable {
        /// A logistic curve.
        case platt
        /// Steps that never fall.
        case isotonic
        /// A logistic curve in log p and log (1 - p); for probabilities.
        case beta
        /// One factor of the log odds; for probabilities.
        case temperature
    }

    /// The columns that are read.
    package var table: ScoredTableRequest
    /// How scores become decisions; nil where only the scores are measured.
    package var decision: DecisionRule?
    /// Whether the scores are probabilities.
    package var claimsProbability: Bool
    /// The map that makes them probabilities; nil for none.
    package var recalibration: Recalibration?
    /// The seed of the split between the people a map is fitted on and those it is measured on.
    package var seed: UInt64
    /// How the reliability diagram is made.
    package var diagram: ReliabilityDiagram.Settings
    /// The columns of groups; pairs of them are measured too.
    package var groups: [String]
    /// Columns within whose values groups are compared once more.
    package var controls: [String]
    /// How groups are compared.
    package var disparity: DisparitySettings

    /// A request.
    package init(
        table: ScoredTableRequest,
        decision: DecisionRule? = nil,
        claimsProbability: Bool = true,
        recalibration: Recalibration? = nil,
        seed: UInt64 = 1,
        diagram: ReliabilityDiagram.Settings = ReliabilityDiagram.Settings(),
        groups: [String] = [],
        controls: [String] = [],
        disparity: DisparitySettings = DisparitySettings()
    ) {
        self.table = table
        self.decision = decision
        self.claimsProbability = claimsProbability
        self.recalibration = recalibration
        self.seed = seed
        self.diagram = diagram
        self.groups = groups
        self.controls = controls
        self.disparity = disparity
        self.table.words = groups + controls.filter { !groups.contains($0) }
    }
}
