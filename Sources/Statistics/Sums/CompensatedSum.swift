/// A sum of doubles that carries its rounding error along, for terms that come in one known order.
///
/// **Units and range**: any finite doubles; the error of n terms is about one unit in the last place of the
/// result plus n^2 2^-106 times the sum of the magnitudes.
///
/// **Edge cases**: an empty sum is 0; NaN and infinities propagate as in plain addition. The bits depend on the
/// order of the terms: use `FixedPointSum` where they must not.
///
/// **Source**: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54
/// (1974), doi:10.1002/zamm.19740540106.
public struct CompensatedSum: Sendable {
    @usableFromInline var total = 0.0
    @usableFromInline var error = 0.0

    /// The empty sum.
    @inlinable
    public init() {}

    /// Adds one term.
    @inlinable
    public mutating func add(_ term: Double) {
        let sum = total + term
        if total.magnitude >= term.magnitude {
            error += (total - sum) + term
        } else {
            error += (term - sum) + total
        }
        total = sum
    }

    /// The total so far.
    @inlinable
    public var value: Double {
        error.isFinite ? total + error : total
    }
}
