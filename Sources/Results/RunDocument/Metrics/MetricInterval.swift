/// A range that says how sure a number is.
package struct MetricInterval: Codable, Equatable, Sendable {
    /// Its lower end.
    package var lower: Double
    /// Its upper end.
    package var upper: Double
    /// How often ranges made this way hold the true value: 0.95 for 95 %.
    package var level: Double
    /// How it was made, as in `wilson` or `bootstrap`.
    package var method: String

    /// An interval.
    package init(lower: Double, upper: Double, level: Double, method: String) {
        self.lower = lower
        self.upper = upper
        self.level = level
        self.method = method
    }

    /// Whether all its numbers are finite.
    var isFinite: Bool {
        lower.isFinite && upper.isFinite && level.isFinite
    }
}
