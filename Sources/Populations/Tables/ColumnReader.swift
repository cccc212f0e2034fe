import Scoring

/// Turns the fields of one column into numbers.
struct ColumnReader {
    /// What the column holds.
    enum Content {
        /// The values of a feature.
        case feature(Feature, levels: [[UInt8]])
        /// 0 or 1; missing where the outcome is not known.
        case outcome
        /// A weight of zero or more.
        case weight
        /// Nothing that was asked for.
        case ignored
    }

    let name: String
    let content: Content

    /// The number of a field.
    ///
    /// - Returns: NaN where it is empty or `NA` and may be missing.
    func value(_ field: [UInt8]) throws(ColumnFault) -> Double {
        switch content {
        case .feature(let feature, let levels):
            return try value(field, of: feature, levels: levels)
        case .outcome:
            if Self.isMissing(field) { return .nan }
            guard let value = DecimalField.value(of: field), value == 0 || value == 1 else {
                throw ColumnFault(problem: .outOfRange(text: Self.text(field), allowed: "0, 1 or empty"))
            }
            return value
        case .weight:
            if Self.isMissing(field) { throw ColumnFault(problem: .missingValue) }
            guard let value = DecimalField.value(of: field), value >= 0 else {
                throw ColumnFault(
                    problem: .outOfRange(text: Self.text(field), allowed: "a number of 0 or more")
                )
            }
            return value
        case .ignored:
            return .nan
        }
    }

    private func value(
        _ field: [UInt8],
        of feature: Feature,
        levels: [[UInt8]]
    ) throws(ColumnFault) -> Double {
        for (code, level) in levels.enumerated() where level == field { return Double(code) }
        if Self.isMissing(field) {
            if feature.missing == .refused { throw ColumnFault(problem: .missingValue) }
            return .nan
        }
        guard levels.isEmpty else {
            if levels.count == 2, feature.kind.word == "binary", field.count == 1 {
                if field[0] == UInt8(ascii: "0") { return 0 }
                if field[0] == UInt8(ascii: "1") { return 1 }
            }
            throw ColumnFault(
                problem: .unknownLevel(text: Self.text(field), known: feature.kind.levels ?? [])
            )
        }
        guard let value = DecimalField.value(of: field) else {
            throw ColumnFault(problem: .notANumber(text: Self.text(field)))
        }
        guard feature.kind.contains(value) else {
            throw ColumnFault(problem: .outOfRange(text: Self.text(field), allowed: feature.kind.legalValues))
        }
        return value
    }

    private static func isMissing(_ field: [UInt8]) -> Bool {
        field.isEmpty || field.count == 2 && field[0] == UInt8(ascii: "N") && field[1] == UInt8(ascii: "A")
    }

    /// The start of the field as a message shows it.
    static func text(_ field: [UInt8]) -> String {
        let text = String(decoding: field.prefix(40), as: UTF8.self)
        return field.count > 40 ? text + "..." : text
    }
}

/// What is wrong with one field.
struct ColumnFault: Error {
    let problem: TableProblem
}
