import Scoring

/// The features that the expression tests speak of, one of each kind.
enum ExpressionSchema {
    static let features: [Feature] = [
        Feature(name: "age", kind: .count(range: 16...70)),
        Feature(name: "sex", kind: .categorical(levels: ["man", "woman"])),
        Feature(name: "education", kind: .ordinal(levels: ["none", "bac", "bac+2"])),
        Feature(name: "training", kind: .binary(no: "no", yes: "yes")),
        Feature(name: "income", kind: .continuous(range: 0...10_000)),
        Feature(name: "group", kind: .ordinal(levels: ["under_30", "30_49", "50_plus"])),
        Feature(name: "cases", kind: .ordinal(levels: ["0", "1", "2", "3_plus"])),
        Feature(name: "family", kind: .categorical(levels: ["single", "couple", "lone parent"])),
        Feature(name: "retrained", kind: .binary(no: "no", yes: "yes")),
    ]

    static func make() throws -> Schema { try Schema(features: features) }

    /// A woman of 40 with a baccalaureate, in training, 1,500 a month, 30 to 49, two cases, a lone parent.
    static let woman: [Double] = [40, 1, 1, 1, 1500, 1, 2, 2, 0]
    /// A person of whom nothing is known.
    static let unknown = [Double](repeating: .nan, count: features.count)
}
