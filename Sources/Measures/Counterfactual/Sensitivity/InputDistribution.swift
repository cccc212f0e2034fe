package import Scoring

/// Independent values of each feature, by which variance is shared out among features.
package struct InputDistribution: Equatable, Sendable {
    /// The values of one feature and how likely each is.
    package struct Marginal: Equatable, Sendable {
        /// Distinct values.
        package let values: [Double]
        /// Positive, summing to 1.
        package let probabilities: [Double]
    }

    /// One a feature.
    package let marginals: [Marginal]

    /// Values and probabilities for each feature.
    ///
    /// - Throws: `ScoringError.illegalValue` for a probability that is not positive, probabilities that do not sum to 1
    ///   (to 1e-9), or a value that the schema does not allow; `.wrongCount` where numbers differ.
    package init(
        _ marginals: [(values: [Double], probabilities: [Double])],
        schema: Schema
    ) throws(ScoringError) {
        guard marginals.count == schema.count else {
            throw .wrongCount(what: "marginals", expected: schema.count, actual: marginals.count)
        }
        var checked: [Marginal] = []
        for (feature, marginal) in zip(schema.features, marginals) {
            guard marginal.values.count == marginal.probabilities.count, !marginal.values.isEmpty else {
                throw .wrongCount(
                    what: "probabilities of \(feature.name)",
                    expected: max(1, marginal.values.count),
                    actual: marginal.probabilities.count
                )
            }
            for value in marginal.values where !feature.kind.contains(value) {
                throw .illegalValue(feature: feature.name, value: value, allowed: feature.kind.allowedText)
            }
            let total = marginal.probabilities.reduce(0, +)
            for probability in marginal.probabilities where !(probability > 0) || abs(total - 1) > 1e-9 {
                throw .illegalValue(
                    feature: feature.name,
                    value: probability,
                    allowed: "positive probabilities that sum to 1"
                )
            }
            checked.append(
                Marginal(values: marginal.values, probabilities: marginal.probabilities.map { $0 / total })
            )
        }
        self.marginals = checked
    }

    /// The values that people have, as often as they have them, each feature for itself.
    ///
    /// Numbers of more than `bins` values stand for the middles of as many bins of equal counts. Missing values are left
    /// out.
    ///
    /// - Throws: `ScoringError.missingValue` where a feature has no value at all, `.illegalValue` where one is not legal.
    package init(of people: People, schema: Schema, bins: Int = 16) throws(ScoringError) {
        var marginals: [(values: [Double], probabilities: [Double])] = []
        for (index, feature) in schema.features.enumerated() {
            var values = people.values(ofFeature: index).filter { !$0.isNaN }.sorted()
            guard !values.isEmpty else { throw .missingValue(feature: feature.name, person: 0) }
            if feature.kind.levels == nil, Set(values).count > bins {
                let count = values.count
                values = (0..<bins).map { values[(2 * $0 + 1) * count / (2 * bins)] }
            }
            var shares: [(value: Double, count: Int)] = []
            for value in values {
                if shares.last?.value == value {
                    shares[shares.count - 1].count += 1
                } else {
                    shares.append((value, 1))
                }
            }
            marginals.append(
                (shares.map(\.value), shares.map { Double($0.count) / Double(values.count) })
            )
        }
        try self.init(marginals, schema: schema)
    }

    /// How many combinations there are; nil beyond what an `Int` holds.
    package var combinations: Int? {
        marginals.reduce(1 as Int?) { product, marginal in
            guard let product else { return nil }
            let (result, isTooLarge) = product.multipliedReportingOverflow(by: marginal.values.count)
            return isTooLarge ? nil : result
        }
    }
}
