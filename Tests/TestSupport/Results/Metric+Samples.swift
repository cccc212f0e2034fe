package import Results

extension Metric {
    /// The metrics of the sample document: one of every class first.
    package static var samples: [Metric] {
        let probability = MetricSubject.sample()
        return [
            Metric(
                "brier_score",
                of: probability,
                value: .estimate(0.22415888359252664),
                unit: "1",
                direction: .lower,
                classification: .sampled,
                interval: MetricInterval(lower: 0.2219, upper: 0.2264, level: 0.95, method: "normal"),
                count: 100_000,
                version: 2
            ),
            Metric(
                "flip_rate",
                of: .sample(intervention: "sex=woman", feature: "sex"),
                value: .estimate(0.03725),
                unit: "1",
                direction: .none,
                classification: .sampled,
                interval: MetricInterval(lower: 0.0361, upper: 0.0384, level: 0.95, method: "wilson"),
                count: 100_000
            ),
            Metric(
                "rows_per_second_cpu",
                of: .sample(batch: 1_024),
                value: .estimate(24_600_000),
                unit: "rows/s",
                direction: .higher,
                classification: .timing,
                interval: MetricInterval(
                    lower: 24.1e6,
                    upper: 24.9e6,
                    level: 0.95,
                    method: "order-statistics"
                ),
                count: 5,
                samples: [24.1e6, 24.6e6, 24.9e6, 24.6e6, 24.7e6]
            ),
            Metric(
                "score_digest",
                of: probability,
                value: .digest("9f86d081884c7d65"),
                unit: "1",
                direction: .none,
                classification: .exact,
                count: 100_000
            ),
            Metric(
                "calibration_slope",
                of: MetricSubject(
                    model: "control-rules",
                    population: "job-seekers-2024",
                    output: "risk",
                    group: "sex=man",
                    level: "high",
                    reference: "ams-austria-2018"
                ),
                value: .undefined(because: "all outcomes are 0"),
                unit: "1",
                direction: .none,
                classification: .sampled
            ),
        ] + sampleCalibration + sampleSweep + sampleCounterfactuals + sampleGroups
    }

    private static var sampleCalibration: [Metric] {
        let numbers: [(name: String, estimate: Double, half: Double, direction: MetricDirection)] = [
            (MetricName.logLoss, 0.6452393636461251, 0.004, .lower),
            (MetricName.areaUnderCurve, 0.7078201068394079, 0.0032, .higher),
            (MetricName.expectedCalibrationError, 0.07519663615682277, 0.003, .lower),
            (MetricName.calibrationSlope, 0.6263813901059628, 0.012, .none),
            (MetricName.calibrationInTheLarge, -0.24335716066084936, 0.015, .none),
        ]
        return numbers.map { number in
            Metric(
                number.name,
                of: .sample(),
                value: .estimate(number.estimate),
                unit: "1",
                direction: number.direction,
                classification: .sampled,
                interval: MetricInterval(
                    lower: number.estimate - number.half,
                    upper: number.estimate + number.half,
                    level: 0.95,
                    method: "normal"
                ),
                count: 100_000
            )
        }
    }

    private static var sampleSweep: [Metric] {
        let rates: [(batch: Int, rate: Double)] = [(1, 2.1e6), (64, 19.4e6), (65_536, 22.9e6)]
        let sweep = rates.map { batch, rate in
            Metric(
                MetricName.rowsPerSecondCPU,
                of: .sample(batch: batch),
                value: .estimate(rate),
                unit: "rows/s",
                direction: .higher,
                classification: .timing,
                interval: MetricInterval(
                    lower: rate * 0.97,
                    upper: rate * 1.02,
                    level: 0.95,
                    method: "order-statistics"
                ),
                count: 5,
                samples: [rate * 0.97, rate, rate * 1.02]
            )
        }
        return sweep + [
            Metric(
                MetricName.rowsPerSecondWall,
                of: .sample(batch: 1_024),
                value: .estimate(23.8e6),
                unit: "rows/s",
                direction: .higher,
                classification: .timing
            ),
            Metric(
                MetricName.peakMemory,
                of: .sample(),
                value: .estimate(48_300_032),
                unit: "bytes",
                direction: .lower,
                classification: .count
            ),
        ]
    }

    private static var sampleCounterfactuals: [Metric] {
        let woman = MetricSubject.sample(intervention: "sex=woman", feature: "sex")
        let age = MetricSubject.sample(intervention: "age=50", feature: "age")
        let region = MetricSubject.sample(intervention: "region=2", feature: "region")
        let numbers: [(MetricSubject, String, Double)] = [
            (woman, MetricName.flipRateUp, 0.009), (woman, MetricName.flipRateDown, 0.02825),
            (woman, MetricName.meanScoreChange, -0.0312), (woman, MetricName.largestScoreChange, 0.035),
            (age, MetricName.flipRate, 0.2181), (age, MetricName.flipRateUp, 0),
            (age, MetricName.flipRateDown, 0.2181), (age, MetricName.meanScoreChange, -0.162),
            (region, MetricName.flipRate, 0), (region, MetricName.meanScoreChange, 0),
        ]
        return numbers.map { subject, name, estimate in
            Metric(
                name,
                of: subject,
                value: .estimate(estimate),
                unit: "1",
                direction: .none,
                classification: .sampled,
                interval: name == MetricName.flipRate
                    ? MetricInterval(
                        lower: max(0, estimate - 0.0025),
                        upper: estimate + 0.0025,
                        level: 0.95,
                        method: "wilson"
                    ) : nil,
                count: 100_000
            )
        }
    }

    private static var sampleGroups: [Metric] {
        [("sex=man", 0.352), ("sex=woman", 0.241)].map { group, rate in
            Metric(
                MetricName.selectionRate,
                of: .sample(group: group),
                value: .estimate(rate),
                unit: "1",
                direction: .none,
                classification: .sampled,
                interval: MetricInterval(
                    lower: rate - 0.004,
                    upper: rate + 0.004,
                    level: 0.95,
                    method: "wilson"
                ),
                count: 50_000
            )
        }
    }
}
