/// One number over time, under the same conditions and by the same definition.
package struct HistorySeries: Equatable, Sendable {
    /// What the entries share.
    package let first: HistoryEntry
    /// The entries, in the order in which the runs began.
    package let entries: [HistoryEntry]

    /// The numbers.
    package var estimates: [Double] {
        entries.map(\.estimate)
    }

    /// The series that entries make, in the order of their first entries.
    package static func all(of entries: [HistoryEntry]) -> [HistorySeries] {
        var order: [[String]] = []
        var byKey: [[String]: [HistoryEntry]] = [:]
        for entry in entries {
            let key = [entry.series, String(entry.version), entry.conditions]
            if byKey[key] == nil { order.append(key) }
            byKey[key, default: []].append(entry)
        }
        return order.compactMap { key in
            byKey[key].flatMap { entries in
                entries.first.map { HistorySeries(first: $0, entries: entries) }
            }
        }
    }

    /// Where the level of the series changed, by ``ChangePointDetection``.
    package func changePoints(leastChange: Double) -> [ChangePoint] {
        ChangePointDetection(leastChange: leastChange).changePoints(in: estimates)
    }
}
