/// What the gate tolerates: data from `results/thresholds.yaml`, not code.
package struct GateThresholds: Equatable, Sendable {
    /// When a machine is too busy for timings.
    package struct EnvironmentLimits: Equatable, Sendable {
        /// The largest share of time in which some program waited for a processor.
        package var pressure: Double
        /// The largest share of processor time that the hypervisor gave to others.
        package var stolen: Double

        /// Limits.
        package init(pressure: Double, stolen: Double) {
            self.pressure = pressure
            self.stolen = stolen
        }
    }

    /// The tolerance of each class.
    package var classes: [MetricClass: Tolerance]
    /// The tolerance of single metrics, by name; it counts in the place of that of their class.
    package var metrics: [String: Tolerance]
    /// The tolerance of sampled metrics where the two runs did not score the same people.
    package var otherPeople: Tolerance
    /// The tolerance of sampled metrics where other kernels or another BLAS made the scores: their last bits may differ, and
    /// somebody at a threshold may change sides.
    package var otherKernels: Tolerance
    /// How much slower a timing must be to count without paired samples: two runs at different times say little.
    package var unpairedTiming: Double
    /// When a machine is too busy for timings.
    package var environment: EnvironmentLimits

    /// Thresholds.
    package init(
        classes: [MetricClass: Tolerance],
        metrics: [String: Tolerance],
        otherPeople: Tolerance,
        otherKernels: Tolerance = Tolerance(absolute: 0.001, relative: 1e-6),
        unpairedTiming: Double,
        environment: EnvironmentLimits
    ) {
        self.classes = classes
        self.metrics = metrics
        self.otherPeople = otherPeople
        self.otherKernels = otherKernels
        self.unpairedTiming = unpairedTiming
        self.environment = environment
    }

    /// What holds where no file says otherwise.
    package static let standard = GateThresholds(
        classes: [
            .exact: Tolerance(), .count: Tolerance(relative: 0.005), .timing: Tolerance(relative: 0.05),
            .sampled: Tolerance(absolute: 1e-9, relative: 1e-9),
        ],
        metrics: [MetricName.peakMemory: Tolerance(relative: 0.05)],
        otherPeople: Tolerance(absolute: 0.005, relative: 0.05),
        unpairedTiming: 0.5,
        environment: EnvironmentLimits(pressure: 0.6, stolen: 0.05)
    )

    /// The tolerance of a metric.
    package func tolerance(for metric: Metric) -> Tolerance {
        metrics[metric.name] ?? classes[metric.classification] ?? Tolerance()
    }
}
