import DenseMatrix
import Scoring

/// What a model does about missing values and about scores that are no numbers.
///
/// Imputed features are filled in before anything is scored. A refused missing value mostly shows in a score that is no number,
/// which has to be looked for anyway, or is met by a part that reads the feature; only what is left is looked through first.
struct MissingValueHandling: Sendable {
    private let schema: Schema
    private let imputed: [(feature: Int, value: Double)]
    /// The features of `imputed`.
    private let imputedFeatures: [Int]
    /// Refused features whose missing value may not show in a score.
    private let hidden: [Int]
    /// Those of `hidden` that no part watches.
    private let unwatched: [Int]

    /// Whether some feature has a value that stands in for a missing one.
    var imputesValues: Bool { !imputed.isEmpty }

    init(schema: Schema, parts: [ModelPart]) {
        self.schema = schema
        let shown = parts.reduce(into: Set<Int>()) { $0.formUnion($1.featuresThatSpreadMissing) }
        imputed = schema.features.enumerated().compactMap { index, feature in
            if case .imputed(let value) = feature.missing { (index, value) } else { nil }
        }
        imputedFeatures = imputed.map(\.feature)
        hidden = schema.features.indices.filter {
            schema.features[$0].missing == .refused && !shown.contains($0)
        }
        let watched = parts.reduce(into: Set<Int>()) { $0.formUnion($1.featuresWatched) }
        unwatched = hidden.filter { !watched.contains($0) }
    }

    /// These people with imputed values in place.
    ///
    /// - Throws: `ScoringError.missingValue` for the first person without a value that is refused, could stay hidden and is watched
    ///   by no part.
    /// - Complexity: O(people) for each feature that is imputed or could stay hidden; nothing is copied where nothing is missing.
    func apply(to people: People) throws(ScoringError) -> People {
        try refuse(unwatched, in: people)
        var complete = people
        let missing = people.missing(among: imputedFeatures)
        for (feature, value) in imputed where missing.contains(feature) {
            let values = people.values(ofFeature: feature).map { $0.isNaN ? value : $0 }
            complete = try complete.replacing(feature: feature, with: values)
        }
        return complete
    }

    /// Looks for the value that a part met.
    ///
    /// - Throws: `ScoringError.missingValue` for the first person without a value that is refused.
    /// - Complexity: O(people x features that could stay hidden).
    func refuseMissing(in people: People) throws(ScoringError) { try refuse(hidden, in: people) }

    private func refuse(_ features: [Int], in people: People) throws(ScoringError) {
        guard let feature = people.missing(among: features).first else { return }
        throw firstFault(in: people, scores: nil, outputs: [])
            ?? .missingValue(feature: schema.features[feature].name, person: 0)
    }

    /// Checks that every score is a finite number.
    ///
    /// - Throws: for the first person with a fault what explains it: `.missingValue`, `.illegalValue`, else `.scoreNotFinite`.
    /// - Complexity: O(scores).
    func check(
        _ scores: DenseMatrix<Double>,
        of people: People,
        outputs: [Output]
    ) throws(ScoringError) {
        for index in 0..<scores.columns where !Self.isFinite(scores.column(index)) {
            if let fault = firstFault(in: people, scores: scores, outputs: outputs) { throw fault }
        }
    }

    private static func isFinite(_ column: DenseColumn<Double>) -> Bool {
        let span = column.span
        // A finite number times zero is zero, everything else is NaN; the sum needs no branch.
        var sum = 0.0
        for index in span.indices { sum += span[index] * 0 }
        return sum == 0
    }

    /// The first fault in the order of people: a refused missing value, then a score that is not finite.
    private func firstFault(
        in people: People,
        scores: DenseMatrix<Double>?,
        outputs: [Output]
    ) -> ScoringError? {
        for person in 0..<people.count {
            for (index, feature) in schema.features.enumerated()
            where feature.missing == .refused && people[person, index].isNaN {
                return .missingValue(feature: feature.name, person: person)
            }
            guard let scores else { continue }
            for (index, output) in outputs.enumerated() where !scores[person, index].isFinite {
                return illegalValue(of: people.row(person))
                    ?? .scoreNotFinite(output: output.name, person: person)
            }
        }
        return nil
    }

    /// The first level of a person that the schema does not have.
    private func illegalValue(of row: [Double]) -> ScoringError? {
        for (feature, value) in zip(schema.features, row) {
            if let levels = feature.kind.levels, !value.isNaN, !feature.kind.contains(value) {
                let allowed = "0 to \(levels.count - 1), the codes of \(levels.joined(separator: ", "))"
                return .illegalValue(feature: feature.name, value: value, allowed: allowed)
            }
        }
        return nil
    }
}

extension People {
    /// Those of `features` of which some person has no value.
    fileprivate func missing(among features: [Int]) -> [Int] {
        switch self {
        case .float32(let table): MissingValues.features(features, missingIn: table)
        case .float64(let table): MissingValues.features(features, missingIn: table)
        }
    }
}
