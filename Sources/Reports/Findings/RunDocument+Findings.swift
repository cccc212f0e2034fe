package import Results

extension RunDocument {
    /// What a reader should not miss, what matters most first; within that, the run before its models.
    package func findings(in language: ReportLanguage, format: QuantityFormat) -> [Finding] {
        let writer = FindingWriter(document: self, language: language, format: format)
        let findings = writer.environment() + writer.errors() + models.flatMap { writer.model($0) }
        return findings.enumerated().sorted { left, right in
            left.element.severity == right.element.severity
                ? left.offset < right.offset : left.element.severity < right.element.severity
        }.map(\.element)
    }
}

/// Reads a document and says what is worth saying, in one language.
struct FindingWriter {
    let document: RunDocument
    let language: ReportLanguage
    let format: QuantityFormat

    /// What could not be measured.
    func errors() -> [Finding] {
        document.errors.map { error in
            Finding(
                severity: .error,
                model: error.model,
                statement: "\(error.stage): \(error.message)",
                advice: "etalon validate \(error.model)"
            )
        }
    }

    /// What is wrong with the machine or the build.
    func environment() -> [Finding] {
        let environment = document.environment
        var findings: [Finding] = []
        func warn(_ statement: String, _ advice: String) {
            findings.append(Finding(severity: .warning, model: nil, statement: statement, advice: advice))
        }
        if environment.build.configuration == "debug" {
            warn(
                language(
                    "Etalon was built for debugging: its timings say nothing",
                    fr: "Etalon a été compilé pour le débogage : ses durées ne disent rien"
                ),
                "swift build -c release"
            )
        }
        if environment.blas.library?.lowercased().contains("reference") == true {
            warn(
                language(
                    "the BLAS library is the slow reference one",
                    fr: "la bibliothèque BLAS est la lente référence"
                ),
                "apt-get install libopenblas0-pthread"
            )
        }
        let stolen = environment.after.flatMap { environment.before.stolenShare(until: $0) } ?? 0
        let pressure = max(environment.before.pressure ?? 0, environment.after?.pressure ?? 0)
        if stolen > 0.02 || pressure > 0.5 {
            let share = format.percent(max(stolen, pressure), decimals: 0)
            warn(
                language(
                    "the machine was busy (up to \(share) % of the time a program waited): timings are rough",
                    fr: "la machine était occupée (jusqu'à \(share) % du temps un programme attendait) : "
                        + "les durées sont approximatives"
                ),
                language("repeat on a quiet machine", fr: "recommencer sur une machine calme")
            )
        }
        return findings
    }

    /// What is worth saying of one model.
    func model(_ model: ModelRecord) -> [Finding] {
        calibration(model) + counterfactuals(model) + undefined(model) + noise(model)
    }

    private func finding(
        _ severity: Finding.Severity,
        _ model: ModelRecord,
        _ statement: String,
        advice: String? = nil
    ) -> Finding {
        Finding(severity: severity, model: model.id, statement: statement, advice: advice)
    }

    private func calibration(_ model: ModelRecord) -> [Finding] {
        document.metrics(of: model.id, .calibration).compactMap { metric in
            guard let estimate = metric.estimate, let interval = metric.interval else { return nil }
            let value = format.significant(estimate, digits: 3)
            switch metric.name {
            case MetricName.calibrationSlope where interval.upper < 1:
                return finding(
                    .warning,
                    model,
                    language(
                        "scores are too extreme: calibration slope \(value), 1 is right",
                        fr: "les scores sont trop extrêmes : pente de calibration \(value), 1 est juste"
                    )
                )
            case MetricName.calibrationSlope where interval.lower > 1:
                return finding(
                    .warning,
                    model,
                    language(
                        "scores are too timid: calibration slope \(value), 1 is right",
                        fr: "les scores sont trop prudents : pente de calibration \(value), 1 est juste"
                    )
                )
            case MetricName.calibrationInTheLarge where interval.upper < 0:
                return finding(
                    .warning,
                    model,
                    language(
                        "scores are too high on average: calibration in the large \(value), 0 is right",
                        fr:
                            "les scores sont trop hauts en moyenne : calibration globale \(value), 0 est juste"
                    )
                )
            case MetricName.calibrationInTheLarge where interval.lower > 0:
                return finding(
                    .warning,
                    model,
                    language(
                        "scores are too low on average: calibration in the large \(value), 0 is right",
                        fr: "les scores sont trop bas en moyenne : calibration globale \(value), 0 est juste"
                    )
                )
            default:
                return nil
            }
        }
    }

    private func counterfactuals(_ model: ModelRecord) -> [Finding] {
        document.counterfactualRows(of: model.id).prefix { ($0.flips?.estimate ?? 0) > 0 }
            .filter { document.isProtected($0.subject.feature, in: model.id) }
            .prefix(2)
            .compactMap { row in
                guard let intervention = row.subject.intervention, let share = row.flips?.estimate else {
                    return nil
                }
                let percent = format.percent(share)
                return finding(
                    .notice,
                    model,
                    language(
                        "\(intervention) alone changes the decision of \(percent) % of those it applies to",
                        fr:
                            "\(intervention) à soi seul change la décision pour \(percent) % de ceux à qui il s'applique"
                    )
                )
            }
    }

    /// What could not be computed: one finding a reason, however many numbers it concerns.
    private func undefined(_ model: ModelRecord) -> [Finding] {
        var labels: [String: [String]] = [:]
        var reasons: [String] = []
        for metric in document.metrics where metric.subject.model == model.id && metric.subject.group == nil {
            guard case .undefined(let reason) = metric.value else { continue }
            let label = language(MetricLabel(for: metric).label)
            if labels[reason] == nil { reasons.append(reason) }
            if !(labels[reason] ?? []).contains(label) { labels[reason, default: []].append(label) }
        }
        return reasons.map { reason in
            let all = labels[reason] ?? []
            var list = all.prefix(8).joined(separator: ", ")
            if all.count > 8 {
                list += language(" and \(all.count - 8) more", fr: " et \(all.count - 8) autres")
            }
            return finding(
                .notice,
                model,
                language("no \(list): \(reason)", fr: "pas de \(list) : \(language.reason(reason))")
            )
        }
    }

    private func noise(_ model: ModelRecord) -> [Finding] {
        let noisy = document.metrics(of: model.id, .throughput).filter { metric in
            guard let samples = metric.samples, samples.count > 2, let estimate = metric.estimate,
                estimate > 0,
                let least = samples.min(), let most = samples.max()
            else { return false }
            return (most - least) / estimate > 0.25
        }
        guard let first = noisy.first else { return [] }
        let batch = first.subject.batch.map(format.whole) ?? "?"
        return [
            finding(
                .notice,
                model,
                language(
                    "timings spread by more than a quarter (\(noisy.count) of them, the first at batch \(batch))",
                    fr:
                        "des durées varient de plus d'un quart (\(noisy.count), la première par lots de \(batch))"
                )
            )
        ]
    }
}
