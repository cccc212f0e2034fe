import Scoring

/// What a table is asked for, and the columns of its file that hold it.
struct TableHeader {
    let columns: [ColumnReader]
    /// Whether one of them holds the outcome.
    let hasOutcome: Bool

    /// Finds the columns of `schema`, of the outcome and of the weight among `names`.
    ///
    /// - Throws: every name that stands twice, and every column that is missing.
    init(
        names: [String],
        line: Int,
        schema: Schema,
        outcome: String?,
        outcomeMayLack: Bool,
        weight: String?,
        file: String
    ) throws(TableError) {
        var faults: [TableFault] = []
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name).inserted {
            faults.append(
                TableFault(file: file, line: line, column: index + 1, name: name, problem: .duplicateColumn)
            )
        }
        let outcome = outcome.flatMap { outcomeMayLack && !seen.contains($0) ? nil : $0 }
        for name in schema.features.map(\.name) + [outcome, weight].compactMap(\.self)
        where !seen.contains(name) {
            faults.append(
                TableFault(
                    file: file,
                    line: line,
                    column: 0,
                    name: nil,
                    problem: .missingColumn(name: name, known: names)
                )
            )
        }
        guard faults.isEmpty else { throw .faults(faults) }
        hasOutcome = outcome != nil
        columns = names.map { name in
            if let index = schema.index(of: name) {
                let feature = schema.features[index]
                let levels = (feature.kind.levels ?? []).map { Array($0.utf8) }
                return ColumnReader(name: name, content: .feature(feature, levels: levels))
            }
            if name == outcome { return ColumnReader(name: name, content: .outcome) }
            if name == weight { return ColumnReader(name: name, content: .weight) }
            return ColumnReader(name: name, content: .ignored)
        }
    }
}
