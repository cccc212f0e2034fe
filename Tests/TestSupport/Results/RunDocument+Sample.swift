package import Results

extension RunDocument {
    /// A small, complete document: every optional key is there at least once, every number is invented.
    package static var sample: RunDocument {
        RunDocument(
            run: RunIdentity(
                id: "20261124T060213Z-1",
                started: Timestamp(milliseconds: 1_795_500_133_250),
                elapsedSeconds: 7.25,
                command: ["etalon", "run", "--people", "100000"],
                etalonVersion: "0.1.0",
                commit: "1bc63f1a9d"
            ),
            configuration: RunConfiguration(
                seed: 42,
                people: 100_000,
                threads: 2,
                measures: ["calibration", "counterfactual", "throughput"]
            ),
            environment: .sample,
            models: [.sampleLogistic, .sampleRules],
            populations: [.sample],
            metrics: Metric.samples,
            reliabilityDiagrams: [.sample],
            transitions: [
                TransitionMatrixRecord(
                    "decisions",
                    subject: .sample(intervention: "sex=woman", feature: "sex"),
                    levels: ["low", "middle", "high"],
                    columnLevels: ["low", "middle", "high"],
                    counts: [[41_000, 1_200, 0], [310, 38_400, 90], [0, 1_450, 17_550]]
                )
            ],
            latencies: [
                LatencyRecord(
                    subject: .sample(batch: 1_024),
                    count: 980,
                    mean: 41.5e-6,
                    quantiles: [
                        LatencyRecord.Quantile(probability: 0.5, seconds: 40.25e-6),
                        LatencyRecord.Quantile(probability: 0.99, seconds: 61e-6),
                        LatencyRecord.Quantile(probability: 0.999, seconds: 214e-6),
                        LatencyRecord.Quantile(probability: 1, seconds: 1.9e-3),
                    ]
                )
            ],
            scoreHistograms: ["sex=man", "sex=woman"].enumerated().map { index, group in
                ScoreHistogramRecord(
                    subject: .sample(group: group),
                    edges: [0, 0.25, 0.5, 0.75, 1],
                    counts: index == 0 ? [9_000, 16_000, 21_000, 5_000] : [11_000, 19_000, 15_000, 4_000]
                )
            },
            curves: [
                CurveRecord(
                    "partial_dependence",
                    of: .sample(feature: "age"),
                    xLabel: "age",
                    xUnit: "years",
                    yLabel: "mean score",
                    points: [(20, 0.58), (35, 0.52), (50, 0.31)].map { x, y in
                        CurveRecord.Point(x: x, y: y, lower: y - 0.01, upper: y + 0.01)
                    }
                )
            ],
            errors: [
                ErrorRecord(
                    model: "control-rules",
                    population: "job-seekers-2024",
                    stage: "score",
                    message: "the worker was ended by SIGSEGV",
                    signal: "SIGSEGV",
                    standardErrorTail: "plugin: table of levels is empty"
                )
            ]
        )
    }
}

extension MetricSubject {
    /// A subject of the sample document.
    package static func sample(
        intervention: String? = nil,
        feature: String? = nil,
        batch: Int? = nil,
        group: String? = nil
    ) -> MetricSubject {
        MetricSubject(
            model: "ams-austria-2018",
            population: "job-seekers-2024",
            output: "short-term",
            group: group,
            feature: feature,
            intervention: intervention,
            batch: batch
        )
    }
}

extension ReliabilityDiagramRecord {
    /// A diagram of the sample document, with an empty bin.
    package static var sample: ReliabilityDiagramRecord {
        ReliabilityDiagramRecord(
            subject: .sample(),
            binning: "uniform",
            level: 0.95,
            method: "wilson",
            bins: [
                Bin(
                    lower: 0,
                    upper: 0.5,
                    count: 60_000,
                    meanScore: 0.31,
                    observedRate: 0.33,
                    rateLower: 0.326,
                    rateUpper: 0.334
                ),
                Bin(
                    lower: 0.5,
                    upper: 0.75,
                    count: 40_000,
                    meanScore: 0.62,
                    observedRate: 0.58,
                    rateLower: 0.575,
                    rateUpper: 0.585
                ),
                Bin(lower: 0.75, upper: 1, count: 0),
            ]
        )
    }
}
