import DenseMatrix
import Scoring

/// A small world of claimants with every kind of feature and rule, for the intervention tests.
///
/// A household is one of three kinds, none of which may be left out; at most one contract; a man never has the care
/// mark; the months of a registration are at most the months since the first one; nobody under 18 has children.
enum InterventionSchema {
    static let features: [Feature] = [
        Feature(name: "sex", kind: .categorical(levels: ["man", "woman"]), roles: [.protected]),
        Feature(name: "care", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "single", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "couple", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "other_household", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "temporary", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "permanent", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "education", kind: .ordinal(levels: ["none", "bac", "bac+2"])),
        Feature(name: "age", kind: .count(range: 16...70), missing: .passed, shifts: [-5, 5]),
        Feature(name: "children", kind: .count(range: 0...9)),
        Feature(name: "months", kind: .continuous(range: 0...240)),
        Feature(name: "months_since_first", kind: .continuous(range: 0...240)),
    ]

    static func make() throws(ScoringError) -> Schema {
        let plain = try Schema(features: features)
        return try Schema(
            features: features,
            consistency: [
                .implied(
                    condition: try Expression(parsing: "sex = man", schema: plain),
                    feature: 1,
                    value: 0
                ),
                .oneHot(features: [2, 3, 4], allowsNone: false),
                .oneHot(features: [5, 6], allowsNone: true),
                .ordered(lower: 10, upper: 11),
                .required(condition: try Expression(parsing: "children = 0 or age >= 18", schema: plain)),
            ]
        )
    }

    /// A woman of 30 with care duties, single, temporary contract, baccalaureate, one child, 12 of 60 months.
    static let woman: [Double] = [1, 1, 1, 0, 0, 1, 0, 1, 30, 1, 12, 60]
    /// A childless man of 17 in a couple, without a contract or a diploma, one month of one.
    static let boy: [Double] = [0, 0, 0, 1, 0, 0, 0, 0, 17, 0, 1, 1]
    /// A man of unknown age, in another household, permanent contract, two years after the baccalaureate, no child.
    static let ageless: [Double] = [0, 0, 0, 0, 1, 0, 1, 2, .nan, 0, 0, 240]

    static func people(_ rows: [[Double]], precision: Precision = .float64) throws -> People {
        let columns = features.indices.map { feature in rows.map { $0[feature] } }
        switch precision {
        case .float64: return .float64(ColumnTable(try DenseMatrix(columns: columns)))
        case .float32:
            return .float32(ColumnTable(try DenseMatrix(columns: columns.map { $0.map(Float.init) })))
        }
    }
}
