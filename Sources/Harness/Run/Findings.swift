package import Results

/// What one measure found: rows of the run document.
package struct Findings: Codable, Equatable, Sendable {
    /// Numbers.
    package var metrics: [Metric] = []
    /// Predicted against observed rates.
    package var reliabilityDiagrams: [ReliabilityDiagramRecord] = []
    /// Moves between decision levels.
    package var transitions: [TransitionMatrixRecord] = []
    /// Distributions of durations.
    package var latencies: [LatencyRecord] = []
    /// Distributions of scores.
    package var scoreHistograms: [ScoreHistogramRecord] = []
    /// Dependence of one number on another.
    package var curves: [CurveRecord] = []

    /// Nothing yet.
    package init() {}

    /// Adds the rows of another measure.
    static func += (left: inout Findings, right: Findings) {
        left.metrics += right.metrics
        left.reliabilityDiagrams += right.reliabilityDiagrams
        left.transitions += right.transitions
        left.latencies += right.latencies
        left.scoreHistograms += right.scoreHistograms
        left.curves += right.curves
    }
}
