import Scoring

extension ImportedTrees {
    /// Most levels a feature is given names for; beyond, its categories are counted.
    private static let mostLevels = 1_000

    /// The features as a schema states them.
    ///
    /// A feature that some tree splits by categories has the levels "0", "1", ... up to the highest that is known; any other is a
    /// number, in the range the file states.
    var features: [ImportedFeature] {
        let raw =
            featureNames.isEmpty ? (0..<ensemble.featureCount).map { "f\($0)" } : featureNames
        var highest: [Int: Int] = [:]
        for split in ensemble.nodes.splits {
            switch split.comparison {
            case .less, .lessOrEqual: continue
            case .inSet, .notInSet:
                highest[split.feature] = max(highest[split.feature] ?? 0, split.categories.last ?? 0)
            }
        }
        return FeatureName.identifiers(raw).enumerated().map { index, name in
            let range = ranges.indices.contains(index) ? ranges[index] : nil
            if levels.indices.contains(index), let levels = levels[index] {
                return ImportedFeature(
                    name: name,
                    kind: .categorical(levels: levels),
                    acceptsMissing: acceptsMissing
                )
            }
            guard let seen = highest[index] else {
                return ImportedFeature(name: name, range: range, acceptsMissing: acceptsMissing)
            }
            let last = max(seen, range.map { Int($0.upperBound) } ?? 0)
            let kind: FeatureKind =
                last < Self.mostLevels
                ? .categorical(levels: (0...last).map { "\($0)" }) : .count(range: 0...Double(last))
            return ImportedFeature(name: name, kind: kind, acceptsMissing: acceptsMissing)
        }
    }
}
