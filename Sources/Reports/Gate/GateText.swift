package import Results

/// The verdicts of a gate as text for a terminal: the count first, then what is grave, what to do last.
package struct GateText: Sendable {
    private let report: GateReport
    private let style: TerminalStyle
    private let numbers = MetricFormat(format: QuantityFormat())

    /// A text of `report`.
    package init(_ report: GateReport, style: TerminalStyle) {
        self.report = report
        self.style = style
    }

    /// So many verdicts of a state are shown; the JSON has all.
    private static func most(_ state: VerdictState) -> Int {
        switch state {
        case .error, .regressed: 20
        case .improved: 15
        case .invalidEnvironment, .notComparable, .inconclusive: 8
        case .removed, .new: 5
        case .equivalent: 0
        }
    }

    /// The lines, each ended by a line feed.
    ///
    /// - Parameter isPaired: Whether the speed of two programs was compared, whose equivalent verdicts are shown too.
    /// - Returns: The text.
    package func text(isPaired: Bool = false) -> String {
        var blocks = [header() + report.notes.flatMap { note in wrapped("! \(note)", indent: 2, .warning) }]
        let sorted = report.gravestFirst
        for state in VerdictState.allCases {
            let verdicts = sorted.filter { $0.state == state }
            let shown = isPaired ? verdicts[...] : verdicts.prefix(Self.most(state))
            guard !shown.isEmpty else { continue }
            var lines = shown.flatMap(lines(of:))
            if shown.count < verdicts.count {
                lines.append(
                    "  and \(verdicts.count - shown.count) more \(state.rawValue); all are in --format json"
                )
            }
            blocks.append(lines)
        }
        return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private func header() -> [String] {
        let counts = report.counts
        let parts = VerdictState.allCases.compactMap { state in
            counts[state].map { style.paint("\($0) \(state.rawValue)", as: Self.role(state)) }
        }
        return [
            style.paint("etalon gate", as: .heading) + "  \(report.current) against \(report.baseline)",
            "  " + (parts.isEmpty ? "nothing to compare" : parts.joined(separator: " · ")),
        ]
    }

    private func lines(of verdict: MetricVerdict) -> [String] {
        let state = style.paint(verdict.state.rawValue, as: Self.role(verdict.state))
        let coordinates = numbers.coordinates(of: verdict.key.subject)
        let head = [verdict.key.subject.model, verdict.key.name, coordinates].filter { !$0.isEmpty }
        return ["\(state)  \(head.joined(separator: "  "))"]
            + wrapped(grounds(of: verdict), indent: 4, .plain)
    }

    /// As in `0.2242 -> 0.2406 (+7.31 %): 7.31 % more, tolerated is 1 %`.
    private func grounds(of verdict: MetricVerdict) -> String {
        let before = numbers.value(verdict.baseline, of: verdict)
        let now = numbers.value(verdict.current, of: verdict)
        var text = before.isEmpty || now.isEmpty ? before + now : "\(before) -> \(now)"
        let change = numbers.change(verdict)
        if !change.isEmpty { text += text.isEmpty ? change : " (\(change))" }
        if let interval = verdict.interval {
            let (lower, upper) = (
                numbers.format.percent(interval.lower), numbers.format.percent(interval.upper)
            )
            text += " [\(lower) %, \(upper) %]"
        }
        return text.isEmpty ? verdict.reason : "\(text): \(verdict.reason)"
    }

    private func wrapped(_ text: String, indent: Int, _ role: TerminalStyle.Role) -> [String] {
        text.wrapped(toDisplayWidth: style.width - indent).map {
            String(repeating: " ", count: indent) + style.paint($0, as: role)
        }
    }

    private static func role(_ state: VerdictState) -> TerminalStyle.Role {
        switch state {
        case .error, .regressed: .error
        case .invalidEnvironment, .notComparable, .inconclusive: .warning
        case .removed, .new: .secondary
        case .improved: .good
        case .equivalent: .plain
        }
    }
}
