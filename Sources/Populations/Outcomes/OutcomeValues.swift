/// The outcomes of some people.
///
/// **Shape**: one element a person in both lists.
package struct OutcomeValues: Equatable, Sendable {
    /// The probability that the label is 1: the true one, or that of the observed label where observation errs.
    package var probabilities: [Double]
    /// 0 or 1; NaN where the outcome is not known because the person was not inspected.
    package var labels: [Double]

    /// Outcomes of `count` people, none of them known yet.
    package init(count: Int = 0) {
        probabilities = [Double](repeating: .nan, count: count)
        labels = [Double](repeating: .nan, count: count)
    }
}
