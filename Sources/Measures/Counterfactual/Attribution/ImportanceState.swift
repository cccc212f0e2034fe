import DenseMatrix
package import Statistics

/// Global importance: the mean magnitude of each feature's Shapley value; merges with the state of others to the same bits.
package struct ImportanceState: Sendable {
    private var magnitudes: [WeightedMean]
    private var signed: [WeightedMean]
    /// How far base and values were from the margin, over everybody seen.
    package private(set) var largestError = 0.0

    /// A state that has seen nobody.
    package init(features: Int) {
        magnitudes = [WeightedMean](repeating: WeightedMean(), count: features)
        signed = magnitudes
    }

    /// Counts the attributions of a block of people.
    ///
    /// - Parameters:
    ///   - attributions: their values.
    ///   - weights: one a person, or nil.
    package mutating func add(_ attributions: Attributions, weights: [Double]? = nil) {
        for feature in magnitudes.indices {
            let column = attributions.values.column(feature)
            let span = column.span
            for person in span.indices {
                let weight = weights?[person] ?? 1
                if weight == 0 { continue }
                magnitudes[feature].add(abs(span[person]), weight: weight)
                signed[feature].add(span[person], weight: weight)
            }
        }
        largestError = max(largestError, attributions.largestError)
    }

    /// Adds the state of other people.
    package mutating func merge(_ other: ImportanceState) {
        for feature in magnitudes.indices {
            magnitudes[feature].merge(other.magnitudes[feature])
            signed[feature].merge(other.signed[feature])
        }
        largestError = max(largestError, other.largestError)
    }

    /// The mean magnitude of each feature's value, with its interval.
    package func importances(level: Double = 0.95) -> [Estimate] {
        magnitudes.map { $0.estimate(level: level) }
    }

    /// The mean of each feature's value with its sign.
    package func meanValues(level: Double = 0.95) -> [Estimate] {
        signed.map { $0.estimate(level: level) }
    }
}
