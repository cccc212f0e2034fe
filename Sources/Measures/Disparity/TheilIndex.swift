package import Statistics

/// The Theil index of the benefits that decisions give: how unequally errors are spread over people.
///
/// A person's benefit is 1 + decision - outcome: 2 where wrongly selected, 0 where wrongly passed over, else 1. The index is
/// the mean of b / m log(b / m), m being the mean benefit. Being selected must be a good for this to say something.
///
/// **Units and range**: at least 0; 0 where every benefit is the same.
///
/// **Edge cases**: nobody with a known outcome, or no benefit at all: undefined.
///
/// **Source**: Speicher et al., KDD 2018, doi:10.1145/3219819.3220046; tested against AIF360.
package enum TheilIndex {
    /// The index of some people.
    package static func estimate(_ matrix: ConfusionMatrix) -> Estimate {
        let fair = matrix.truePositives.weight + matrix.trueNegatives.weight
        let twice = matrix.falsePositives.weight
        let total = fair + twice + matrix.falseNegatives.weight
        let count = matrix.denominator(of: .outcome)
        guard total > 0 else { return .undefined(because: .noPeople, count: 0) }
        let mean = (fair + 2 * twice) / total
        guard mean > 0 else { return .undefined(because: .noFiniteResult, count: count) }
        func term(_ benefit: Double) -> Double { benefit / mean * Double.log(benefit / mean) }
        return Estimate((fair * term(1) + twice * term(2)) / total, count: count)
    }
}
