import DenseMatrix
package import Scoring

/// People for tests of models: every legal kind of value of a schema, in a fixed pseudo-random order.
package enum ModelPeople {
    /// `count` rows of legal values; features that allow it are missing for about one person in seven.
    package static func rows(_ count: Int, of schema: Schema, seed: UInt64 = 1) -> [[Double]] {
        var state = seed
        func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        return (0..<count).map { _ in
            schema.features.map { feature in
                let (first, second) = (next(), next())
                if feature.missing != .refused, second < 1.0 / 7 { return .nan }
                switch feature.kind {
                case .binary: return first < 0.5 ? 0 : 1
                case .ordinal(let levels), .categorical(let levels):
                    return (first * Double(levels.count)).rounded(.down)
                case .count(let range):
                    return range.lowerBound
                        + (first * (range.upperBound - range.lowerBound + 1)).rounded(.down)
                case .continuous(let range):
                    return Double(Float(range.lowerBound + first * (range.upperBound - range.lowerBound)))
                }
            }
        }
    }

    /// Rows as people.
    package static func people(_ rows: [[Double]], features: Int, precision: Precision) -> People {
        func columns<Element: MatrixElement>(_ type: Element.Type) -> ColumnTable<Element> {
            var matrix = DenseMatrix<Element>(rows: rows.count, columns: features)
            for (i, row) in rows.enumerated() {
                for (j, value) in row.enumerated() { matrix[i, j] = Element(value) }
            }
            return ColumnTable(matrix)
        }
        return switch precision {
        case .float32: .float32(columns(Float.self))
        case .float64: .float64(columns(Double.self))
        }
    }
}
