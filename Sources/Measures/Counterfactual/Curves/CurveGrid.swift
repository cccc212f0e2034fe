package import Scoring

/// The values of a feature at which response curves are taken.
package struct CurveGrid: Equatable, Sendable {
    /// The feature.
    package let feature: Int
    /// Its values, rising.
    package let values: [Double]
    /// Whether the score cannot change between two of the values, so that nothing is missed.
    package let isExact: Bool
    /// For each value the last one up to which the score stays; nil where that is not known.
    package let ends: [Double]?

    /// These values.
    ///
    /// - Throws: `ScoringError.illegalValue` for a value outside the feature's levels or range, or values that do not
    ///   rise.
    package init(
        feature: Int,
        values: [Double],
        isExact: Bool = false,
        ends: [Double]? = nil,
        schema: Schema
    ) throws(ScoringError) {
        let description = schema.features[feature]
        for (index, value) in values.enumerated() {
            guard description.kind.contains(value), index == 0 || values[index - 1] < value else {
                throw .illegalValue(
                    feature: description.name,
                    value: value,
                    allowed: "rising \(description.kind.allowedText)"
                )
            }
        }
        self.feature = feature
        self.values = values
        self.isExact = isExact
        self.ends = ends
    }

    /// The first value of every cell within which the model does not tell values apart, so that the curve is the exact step
    /// function; the usual grid for levels, and where the score moves within cells.
    ///
    /// - Throws: as `init(feature:schema:)`.
    package init(
        feature: Int,
        structure: ModelStructure?,
        precision: Precision,
        schema: Schema
    ) throws(ScoringError) {
        let kind = schema.features[feature].kind
        guard let range = kind.range, let cells = structure?.cells(ofFeature: feature) else {
            try self.init(feature: feature, schema: schema)
            return
        }
        func value(_ cell: Int, near end: Double) -> Double? {
            cells.nearestValue(inCell: cell, to: end, kind: kind, precision: precision)
        }
        let ends = (0..<cells.count).compactMap { cell in
            value(cell, near: range.lowerBound).map {
                (first: $0, last: value(cell, near: range.upperBound) ?? $0)
            }
        }
        try self.init(
            feature: feature,
            values: ends.map(\.first),
            isExact: true,
            ends: ends.map(\.last),
            schema: schema
        )
    }

    /// Every level of a feature with levels, every number of a count with up to 64, else 33 even steps of the range.
    ///
    /// - Throws: `ScoringError.illegalValue` where a range has no end.
    package init(feature: Int, schema: Schema) throws(ScoringError) {
        switch schema.features[feature].kind {
        case .binary, .ordinal, .categorical:
            let levels = schema.features[feature].kind.levels ?? []
            try self.init(
                feature: feature,
                values: levels.indices.map { Double($0) },
                isExact: true,
                schema: schema
            )
        case .count(let range):
            let steps = range.upperBound - range.lowerBound
            let stride = steps <= 64 ? 1 : (steps / 32).rounded(.up)
            let values = Self.even(from: range.lowerBound, through: range.upperBound, by: stride)
            try self.init(feature: feature, values: values, isExact: stride == 1, schema: schema)
        case .continuous(let range):
            let step = (range.upperBound - range.lowerBound) / 32
            var values = (0...32).map { range.lowerBound + Double($0) * step }
            values[32] = range.upperBound
            if step == 0 { values = [range.lowerBound] }
            try self.init(feature: feature, values: values, schema: schema)
        }
    }

    private static func even(from start: Double, through end: Double, by step: Double) -> [Double] {
        guard step.isFinite, step > 0 else { return [start] }
        var values = Array(stride(from: start, through: end, by: step))
        if values.last != end { values.append(end) }
        return values
    }
}
