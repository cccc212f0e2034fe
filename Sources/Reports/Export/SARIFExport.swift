package import Foundation
package import Results

/// What failed, regressed or surprised, as SARIF 2.1.0: code hosts show it at the model's file.
///
/// **Source**: OASIS, Static Analysis Results Interchange Format 2.1.0.
package enum SARIFExport {
    /// The log of a run, and of its verdicts where it was judged.
    ///
    /// - Parameters:
    ///   - document: The run.
    ///   - report: What the gate says of it.
    /// - Returns: The JSON text.
    /// - Throws: ``ResultsError/notFinite(path:)``.
    package static func data(_ document: RunDocument, report: GateReport? = nil) throws(ResultsError) -> Data
    {
        let log: JSONValue = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [run(document, report)],
        ]
        return try CanonicalJSON.encode(log)
    }

    /// The rules, by id.
    private static let rules: [(id: String, text: String)] = [
        ("model-error", "A model could not be measured."),
        (
            "metric-regressed",
            "A metric is worse than in the baseline, or changed, by more than is tolerated."
        ),
        ("metric-inconclusive", "Neither a change of a metric nor its absence was shown."),
        ("finding", "Something that a reader of the results should not miss."),
    ]

    private static func run(_ document: RunDocument, _ report: GateReport?) -> JSONValue {
        let errors = document.errors.map { error in
            result("model-error", "error", "\(error.stage): \(error.message)", error.model, key: error.stage)
        }
        let verdicts = (report?.gravestFirst ?? []).compactMap { verdict -> JSONValue? in
            let model = verdict.key.subject.model
            let text = "\(verdict.key): \(verdict.reason)"
            return switch verdict.state {
            case .regressed: result("metric-regressed", "error", text, model, key: verdict.key.description)
            case .error: result("model-error", "error", text, model, key: verdict.key.description)
            case .inconclusive:
                result("metric-inconclusive", "note", text, model, key: verdict.key.description)
            default: nil
            }
        }
        let findings = document.findings(in: .english, format: QuantityFormat()).compactMap {
            finding -> JSONValue? in
            guard let model = finding.model, finding.severity != .error else { return nil }
            let level = finding.severity == .warning ? "warning" : "note"
            return result("finding", level, finding.statement, model, key: finding.statement)
        }
        return [
            "tool": [
                "driver": [
                    "name": "etalon",
                    "version": .text(document.run.etalonVersion),
                    "rules": .list(
                        rules.map { ["id": .text($0.id), "shortDescription": ["text": .text($0.text)]] }
                    ),
                ]
            ],
            "automationDetails": ["id": .text("etalon/\(document.run.id)")],
            "invocations": [
                [
                    "executionSuccessful": .truth(document.errors.isEmpty),
                    "startTimeUtc": .text(document.run.started.description),
                    "commandLine": .text(document.run.command.joined(separator: " ")),
                ]
            ],
            "results": .list(errors + verdicts + findings),
        ]
    }

    private static func result(
        _ rule: String,
        _ level: String,
        _ text: String,
        _ model: String,
        key: String
    ) -> JSONValue {
        [
            "ruleId": .text(rule),
            "ruleIndex": .integer(rules.firstIndex { $0.id == rule } ?? 0),
            "level": .text(level),
            "message": ["text": .text("\(model): \(text)")],
            "locations": [
                ["physicalLocation": ["artifactLocation": ["uri": .text(ModelFile.path(of: model))]]]
            ],
            "partialFingerprints": [
                "etalonKey/v1": .text(SHA256.hexadecimalDigest(of: "\(rule)\n\(model)\n\(key)"))
            ],
        ]
    }
}
