package import Results

/// What failed, regressed or surprised, as workflow commands that GitHub shows beside the change.
package enum GitHubAnnotations {
    /// GitHub shows at most so many of a kind for a step.
    private static let most = 10

    /// One command a line: `::error`, `::warning`, `::notice`.
    ///
    /// - Parameters:
    ///   - document: The run.
    ///   - report: What the gate says of it.
    /// - Returns: The lines, at most ten of a kind, the gravest first.
    package static func text(_ document: RunDocument, report: GateReport? = nil) -> String {
        var lines: [(kind: String, line: String)] = document.errors.map { error in
            (
                "error",
                command("error", error.model, "etalon: \(error.model)", "\(error.stage): \(error.message)")
            )
        }
        for verdict in report?.gravestFirst ?? [] {
            guard let kind = kind(of: verdict.state) else { continue }
            let title = "etalon: \(verdict.key.name) \(verdict.state.rawValue)"
            lines.append(
                (kind, command(kind, verdict.key.subject.model, title, "\(verdict.key): \(verdict.reason)"))
            )
        }
        for finding in document.findings(in: .english, format: QuantityFormat())
        where finding.severity != .error {
            let kind = finding.severity == .warning ? "warning" : "notice"
            let title = "etalon: \(finding.model ?? "environment")"
            lines.append((kind, command(kind, finding.model, title, finding.statement)))
        }
        return ["error", "warning", "notice"].flatMap { kind in
            lines.filter { $0.kind == kind }.prefix(most).map { $0.line + "\n" }
        }.joined()
    }

    private static func kind(of state: VerdictState) -> String? {
        switch state {
        case .regressed, .error: "error"
        case .inconclusive, .invalidEnvironment, .notComparable: "warning"
        case .improved: "notice"
        case .equivalent, .new, .removed: nil
        }
    }

    private static func command(_ kind: String, _ model: String?, _ title: String, _ message: String)
        -> String
    {
        var properties = [("title", title)]
        if let model { properties.insert(("file", ModelFile.path(of: model)), at: 0) }
        let list = properties.map { "\($0.0)=\(escaped($0.1, isProperty: true))" }.joined(separator: ",")
        return "::\(kind) \(list)::\(escaped(message, isProperty: false))"
    }

    private static func escaped(_ text: String, isProperty: Bool) -> String {
        let data = text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        return isProperty ? data.replacing(":", with: "%3A").replacing(",", with: "%2C") : data
    }
}
