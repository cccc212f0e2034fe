/// What a measure found.
package enum MetricValue: Equatable, Sendable {
    /// A number.
    case estimate(Double)
    /// A digest of many numbers, compared as a whole: hexadecimal digits.
    case digest(String)
    /// No number, for this reason, as in "all outcomes are 0".
    case undefined(because: String)

    /// The value itself, or an undefined one where it is NaN or infinite.
    var finite: MetricValue {
        guard case .estimate(let estimate) = self, !estimate.isFinite else { return self }
        return .undefined(because: estimate.isNaN ? "the result is no number" : "the result is infinite")
    }
}
