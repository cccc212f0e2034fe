import Scoring

/// A feature of an imported model, as far as its file says what it is.
struct ImportedFeature {
    /// The range of a number of which the file says nothing.
    static let unknownRange = -1e9...1e9

    let name: String
    let kind: FeatureKind
    /// Whether the model has a rule for missing values.
    let acceptsMissing: Bool
    /// Whether the range is the importer's and not the file's.
    let isRangeUnknown: Bool

    /// A feature of a known kind.
    init(name: String, kind: FeatureKind, acceptsMissing: Bool = false) {
        (self.name, self.kind, self.acceptsMissing) = (name, kind, acceptsMissing)
        isRangeUnknown = false
    }

    /// A number; without a range any number is taken.
    init(name: String, range: ClosedRange<Double>?, acceptsMissing: Bool = false) {
        (self.name, self.acceptsMissing) = (name, acceptsMissing)
        kind = .continuous(range: range ?? Self.unknownRange)
        isRangeUnknown = range == nil
    }

    /// Its line in `model.yaml`.
    var yaml: String {
        let missing = acceptsMissing ? ", missing: passed" : ""
        if let levels = kind.levels {
            let names = levels.map(YAMLText.quoted).joined(separator: ", ")
            return "  - {name: \(name), kind: \(kind.word), levels: [\(names)]\(missing)}"
        }
        let range = kind.range ?? Self.unknownRange
        let bounds = "range: [\(range.lowerBound), \(range.upperBound)]"
        let line = "  - {name: \(name), kind: \(kind.word), \(bounds)"
        return isRangeUnknown
            ? line + ", shifts: []\(missing)}  # the file states no range" : line + "\(missing)}"
    }
}
