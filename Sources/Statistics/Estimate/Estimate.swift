/// A measured number that never travels without what it rests on, or the reason why there is none.
///
/// The value is never NaN: what cannot be computed is `undefined(because:count:)`, a value of its own.
package struct Estimate: Equatable, Sendable {
    /// The number; nil where it is undefined.
    ///
    /// **Units and range**: may be infinite where the definition says so.
    package let value: Double?
    /// The uncertainty of the number, where a method of known coverage exists.
    package let interval: ConfidenceInterval?
    /// How many people (rows, weight 0 left out) the number rests on.
    package let count: Int
    /// Why there is no number; nil where there is one.
    package let undefinedReason: UndefinedReason?

    /// A number with its uncertainty.
    ///
    /// **Edge cases**: a NaN becomes an undefined estimate.
    package init(_ value: Double, interval: ConfidenceInterval? = nil, count: Int) {
        let isNumber = !value.isNaN
        self.value = isNumber ? value : nil
        self.interval = isNumber ? interval : nil
        self.count = count
        undefinedReason = isNumber ? nil : .noFiniteResult
    }

    private init(reason: UndefinedReason, count: Int) {
        value = nil
        interval = nil
        self.count = count
        undefinedReason = reason
    }

    /// There is no number, for a stated reason.
    package static func undefined(because reason: UndefinedReason, count: Int) -> Self {
        Self(reason: reason, count: count)
    }

    /// Whether there is a number.
    package var isDefined: Bool { value != nil }

    /// The same estimate with its number and interval passed through a strictly increasing function.
    package func mapped(_ function: (Double) -> Double) -> Self {
        guard let value else { return self }
        let interval = interval.map {
            ConfidenceInterval(
                lower: function($0.lower),
                upper: function($0.upper),
                level: $0.level,
                method: $0.method
            )
        }
        return Self(function(value), interval: interval, count: count)
    }
}
