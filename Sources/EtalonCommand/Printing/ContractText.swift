import Harness

/// The result of a contract test for people: failures with what was seen, and the counts.
struct ContractText {
    private let report: PluginContractReport

    /// The text of `report`.
    init(_ report: PluginContractReport) {
        self.report = report
    }

    /// The lines.
    var text: String {
        var lines: [String] = []
        if let identity = report.identity {
            lines.append(
                "\(identity.name) \(identity.version) (\(identity.interface)), model \(identity.model): "
                    + "\(Self.count(identity.features, "feature")), \(Self.count(identity.outputs, "output"))"
            )
        }
        // Where the plugin does not load, that is all there is to say.
        let isLoaded = report.verdict(of: .loads) == .passed
        lines.append(TextColumns.aligned((isLoaded ? report.rows : Array(report.rows.prefix(1))).map(cells)))
        let failed = report.rows.count(where: \.verdict.isFailure)
        let passed = report.rows.count { $0.verdict == .passed }
        lines.append("\(passed) passed, \(failed) failed, \(report.rows.count - passed - failed) not tried")
        return lines.joined(separator: "\n")
    }

    private static func count(_ number: Int, _ what: String) -> String {
        "\(number) \(what)\(number == 1 ? "" : "s")"
    }

    private func cells(_ row: PluginContractReport.Row) -> [String] {
        switch row.verdict {
        case .passed: ["passed", row.check.rawValue, row.check.demand]
        case .failed(let reason): ["FAILED", row.check.rawValue, reason]
        case .skipped(let reason): ["-", row.check.rawValue, reason]
        }
    }
}
