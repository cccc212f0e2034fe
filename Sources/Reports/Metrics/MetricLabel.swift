import Results

/// What people read in the place of a metric's name.
struct MetricLabel: Sendable {
    /// The name in the run document.
    let name: String
    /// The label.
    let label: TextRecord
    /// The value that would be right, in a word or two.
    let target: TextRecord?
    /// What it says, in a sentence without its full stop.
    let explanation: TextRecord?
    /// Whether it is a share, shown in per cent.
    let isShare: Bool

    init(
        _ name: String,
        _ english: String,
        fr french: String,
        target: TextRecord? = nil,
        explanation: TextRecord? = nil,
        isShare: Bool = false
    ) {
        self.name = name
        label = TextRecord(english, french: french)
        self.target = target
        self.explanation = explanation
        self.isShare = isShare
    }

    /// The label of a metric; one that is in no list is called by its name, with spaces.
    init(for metric: Metric) {
        self =
            Self.labelled(metric.name)
            ?? MetricLabel(
                metric.name,
                metric.name.replacing("_", with: " "),
                fr: metric.name.replacing("_", with: " "),
                isShare: metric.name.hasSuffix("_rate") && metric.unit == "1"
            )
    }

    /// The place of a metric among those that people read first; the last place for one that is not known.
    static func rank(of name: String) -> Int {
        list.firstIndex { $0.name == name } ?? list.count
    }

    /// Whether people read the number without being specialists: it has a target, an explanation, or is a share.
    static func isRead(_ name: String) -> Bool {
        labelled(name).map { $0.target != nil || $0.explanation != nil || ($0.isShare && known[name] != nil) }
            ?? false
    }

    /// Whether a number is a count, whatever its unit: it has no decimals.
    static func isCount(_ name: String) -> Bool {
        counts.contains { name.hasPrefix($0) } && !name.hasSuffix("_from") && !name.hasSuffix("_to")
            && !name.hasSuffix("_size")
    }

    private static let counts = [
        "multicalibration_cells", "curve_cells", "curve_people_", "curve_falling_witness",
        "curve_rising_witness", "people_",
        "groups_suppressed", "group_pairs_left_out", "capacity_gaining", "capacity_losing", "capacity_kept",
    ]

    /// The label of a name, of one in the lists or of one made of these; nil where it is none.
    static func labelled(_ name: String) -> MetricLabel? { known[name] ?? composed(name) }

    private static let known = Dictionary(
        (list + further.map { MetricLabel($0.0, $0.1, fr: $0.2, isShare: $0.3) }).map { ($0.name, $0) },
        uniquingKeysWith: { first, _ in first }
    )

    /// The known metrics, in the order in which people read them.
    static let list: [MetricLabel] = [
        MetricLabel(
            MetricName.rowsPerSecondCPU,
            "rows per CPU second",
            fr: "lignes par seconde de processeur"
        ),
        MetricLabel(MetricName.rowsPerSecondWall, "rows per second", fr: "lignes par seconde"),
        MetricLabel(
            MetricName.rowsPerSecondLimit,
            "limit of the memory",
            fr: "limite de la mémoire",
            explanation: TextRecord(
                "the people a second whose numbers one core can read, doing nothing else",
                french:
                    "les personnes par seconde dont un cœur peut lire les nombres, sans rien faire d'autre"
            )
        ),
        MetricLabel(MetricName.peakMemory, "peak memory", fr: "mémoire maximale"),
        MetricLabel(
            MetricName.brierScore,
            "Brier score",
            fr: "score de Brier",
            target: TextRecord("0 is perfect", french: "0 est parfait"),
            explanation: TextRecord(
                "the mean squared distance between the probability and what happened",
                french: "la distance quadratique moyenne entre la probabilité et ce qui est arrivé"
            )
        ),
        MetricLabel(
            MetricName.logLoss,
            "log loss",
            fr: "perte logarithmique",
            target: TextRecord("0 is perfect", french: "0 est parfait"),
            explanation: TextRecord(
                "punishes being sure and wrong",
                french: "punit le fait d'être sûr et d'avoir tort"
            )
        ),
        MetricLabel(
            MetricName.areaUnderCurve,
            "AUC",
            fr: "AUC",
            target: TextRecord("0.5 is chance", french: "0,5 est le hasard"),
            explanation: TextRecord(
                "how often a person with the outcome has a higher score than a person without",
                french:
                    "à quelle fréquence une personne concernée a un score plus haut qu'une personne non concernée"
            )
        ),
        MetricLabel(
            MetricName.expectedCalibrationError,
            "ECE, 10 bins",
            fr: "ECE, 10 classes",
            target: TextRecord("0 is perfect", french: "0 est parfait"),
            explanation: TextRecord(
                "the mean distance between predicted and observed rates",
                french: "la distance moyenne entre taux prédits et taux observés"
            )
        ),
        MetricLabel(
            MetricName.calibrationSlope,
            "calibration slope",
            fr: "pente de calibration",
            target: TextRecord("1 is right", french: "1 est juste"),
            explanation: TextRecord(
                "below 1 scores are too extreme, above 1 too timid",
                french: "en dessous de 1 les scores sont trop extrêmes, au-dessus trop prudents"
            )
        ),
        MetricLabel(
            MetricName.calibrationIntercept,
            "calibration intercept",
            fr: "ordonnée de calibration",
            target: TextRecord("0 is right", french: "0 est juste")
        ),
        MetricLabel(
            MetricName.calibrationInTheLarge,
            "calibration in the large",
            fr: "calibration globale",
            target: TextRecord("0 is right", french: "0 est juste"),
            explanation: TextRecord(
                "below 0 scores are too high on average, above 0 too low",
                french: "en dessous de 0 les scores sont trop hauts en moyenne, au-dessus trop bas"
            )
        ),
        MetricLabel(
            MetricName.observedExpectedRatio,
            "observed / expected",
            fr: "observé / attendu",
            target: TextRecord("1 is right", french: "1 est juste")
        ),
        MetricLabel(MetricName.flipRate, "decisions changed", fr: "décisions changées", isShare: true),
        MetricLabel(MetricName.flipRateUp, "moved up", fr: "vers le haut", isShare: true),
        MetricLabel(MetricName.flipRateDown, "moved down", fr: "vers le bas", isShare: true),
        MetricLabel(MetricName.meanScoreChange, "mean change of the score", fr: "variation moyenne du score"),
        MetricLabel(
            MetricName.largestScoreChange,
            "largest change of the score",
            fr: "plus grande variation du score"
        ),
        MetricLabel(
            MetricName.capacityFlipRate,
            "people who change sides",
            fr: "personnes qui changent de côté",
            isShare: true
        ),
        MetricLabel(
            MetricName.capacityTurnover,
            "selected people replaced",
            fr: "sélectionnés remplacés",
            isShare: true
        ),
        MetricLabel(
            "rmsce_uniform_10",
            "RMS calibration error, 10 bins",
            fr: "erreur quadratique, 10 classes"
        ),
        MetricLabel(
            "mce_uniform_10",
            "largest calibration error, 10 bins",
            fr: "plus grande erreur, 10 classes"
        ),
        MetricLabel("ece_uniform_15", "ECE, 15 bins", fr: "ECE, 15 classes"),
        MetricLabel(
            "rmsce_uniform_15",
            "RMS calibration error, 15 bins",
            fr: "erreur quadratique, 15 classes"
        ),
        MetricLabel(
            "mce_uniform_15",
            "largest calibration error, 15 bins",
            fr: "plus grande erreur, 15 classes"
        ),
        MetricLabel("mean_score", "mean score", fr: "score moyen", isShare: true),
        MetricLabel(
            "outcome_rate",
            "people to whom it happened",
            fr: "personnes à qui c'est arrivé",
            isShare: true
        ),
        MetricLabel("level_share", "share of people", fr: "part des personnes", isShare: true),
        MetricLabel(
            "level_outcome_rate",
            "people to whom it happened",
            fr: "personnes à qui c'est arrivé",
            isShare: true
        ),
        MetricLabel(
            "level_rate_step",
            "step from the level below",
            fr: "écart au niveau d'en dessous",
            isShare: true
        ),
        MetricLabel("bytes_per_row", "memory read for a person", fr: "mémoire lue par personne"),
        MetricLabel("latency_p50", "median time of a call", fr: "durée médiane d'un appel"),
        MetricLabel("latency_p99", "99 % of calls within", fr: "99 % des appels en moins de"),
        MetricLabel("latency_p999", "99.9 % of calls within", fr: "99,9 % des appels en moins de"),
        MetricLabel(MetricName.selectionRate, "share selected", fr: "part sélectionnée", isShare: true),
    ]
}
