import Scoring

extension FeatureKind {
    /// The legal values in words, for messages.
    var legalValues: String {
        switch self {
        case .binary(let no, let yes): "\(no) or \(yes)"
        case .ordinal(let levels), .categorical(let levels): "one of \(levels.joined(separator: ", "))"
        case .count(let range):
            "a whole number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        case .continuous(let range):
            "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        }
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
}
