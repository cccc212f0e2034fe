package import Foundation

extension GateReport {
    /// The format that this version writes.
    package static let currentSchema = "etalon.gate/1"

    /// The report for programs: the two runs, how many verdicts of each state, every verdict with its grounds.
    ///
    /// - Parameter exit: How the command ends, which depends on what was asked for.
    /// - Returns: The JSON text.
    /// - Throws: ``ResultsError/notFinite(path:)``.
    package func json(exit: GateExit) throws(ResultsError) -> Data {
        let counts = counts
        let value: JSONValue = [
            "schema": .text(Self.currentSchema),
            "baseline": .text(baseline),
            "current": .text(current),
            "exitCode": .integer(Int(exit.rawValue)),
            "counts": .record(
                Dictionary(
                    uniqueKeysWithValues: VerdictState.allCases.map {
                        ($0.rawValue, .integer(counts[$0, default: 0]))
                    }
                )
            ),
            "notes": .list(notes.map { .text($0) }),
            "verdicts": .list(gravestFirst.map(\.json)),
        ]
        return try CanonicalJSON.encode(value)
    }

    /// Writes ``json(exit:)`` into a file: whole or not at all.
    ///
    /// - Throws: ``ResultsError``.
    package func write(file: URL, exit: GateExit) throws(ResultsError) {
        try AtomicFile.write(try json(exit: exit), to: file)
    }
}

extension MetricVerdict {
    fileprivate var json: JSONValue {
        var record: [String: JSONValue] = [
            "metric": .text(key.description), "model": .text(key.subject.model), "name": .text(key.name),
            "class": .text(classification.rawValue), "unit": .text(unit),
            "direction": .text(direction.rawValue),
            "state": .text(state.rawValue), "reason": .text(reason),
        ]
        record["baseline"] = baseline.map(Self.json)
        record["current"] = current.map(Self.json)
        record["relativeChange"] = relativeChange.map { .number($0) }
        record["tolerance"] = tolerance.isEmpty ? nil : .text(tolerance)
        record["interval"] = interval.map { interval in
            [
                "lower": .number(interval.lower), "upper": .number(interval.upper),
                "level": .number(interval.level), "method": .text(interval.method),
            ]
        }
        return .record(record)
    }

    private static func json(_ value: MetricValue) -> JSONValue {
        switch value {
        case .estimate(let estimate): ["estimate": .number(estimate)]
        case .digest(let digest): ["digest": .text(digest)]
        case .undefined(let reason): ["undefined": .text(reason)]
        }
    }
}
