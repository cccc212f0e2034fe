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

    /// The range of the numbers that stand for legal values, and whether only the whole ones do.
    var codes: (range: ClosedRange<Double>, whole: Bool) {
        switch self {
        case .binary: (0...1, true)
        case .ordinal(let levels), .categorical(let levels): (0...Double(max(levels.count, 1) - 1), true)
        case .count(let range): (range, true)
        case .continuous(let range): (range, false)
        }
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
}
