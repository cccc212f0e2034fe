/// How paired measurements are judged.
package struct PairedSettings: Equatable, Sendable {
    /// The least change that counts, as 0.05 for 5 %; a noisy machine raises it.
    package var margin: Double
    /// The level of each one-sided test.
    package var alpha: Double
    /// No machine is taken to be quieter than this.
    package var leastFloor: Double
    /// How many blocks decide whether anything is suspect.
    package var screenBlocks: Int
    /// How many fresh blocks confirm it.
    package var confirmationBlocks: Int
    /// When a block counts as busy.
    package var limits: GateThresholds.EnvironmentLimits

    /// Settings.
    package init(
        margin: Double = 0.05,
        alpha: Double = 0.05,
        leastFloor: Double = 0.005,
        screenBlocks: Int = 12,
        confirmationBlocks: Int = 20,
        limits: GateThresholds.EnvironmentLimits = GateThresholds.standard.environment
    ) {
        self.margin = margin
        self.alpha = alpha
        self.leastFloor = leastFloor
        self.screenBlocks = screenBlocks
        self.confirmationBlocks = confirmationBlocks
        self.limits = limits
    }

    /// The settings that thresholds ask for.
    package init(thresholds: GateThresholds, metric: String) {
        self.init(
            margin: (thresholds.metrics[metric] ?? thresholds.classes[.timing] ?? Tolerance()).relative,
            limits: thresholds.environment
        )
    }
}
