/// A compensated sum that takes four terms at a time, for terms that come in one known order.
///
/// Each lane carries its rounding error along without a branch; the lanes are joined at the end.
///
/// **Units and range**: as `CompensatedSum`: any finite doubles, an error of about one unit in the last place.
///
/// **Edge cases**: an empty sum is 0; NaN and infinities give NaN.
///
/// **Source**: Knuth's TwoSum, The Art of Computer Programming 2, 4.2.2; the lanes are joined by Neumaier's sum.
public struct CompensatedLanes: Sendable {
    @usableFromInline var total = SIMD4<Double>()
    @usableFromInline var error = SIMD4<Double>()

    /// The empty sum.
    @inlinable
    public init() {}

    /// Adds one term to each lane.
    @inlinable
    @inline(__always)
    public mutating func add(_ terms: SIMD4<Double>) {
        let sum = total + terms
        let added = sum - total
        error += (total - (sum - added)) + (terms - added)
        total = sum
    }

    /// The total so far, of all lanes.
    @inlinable
    public var value: Double {
        var sum = CompensatedSum()
        for lane in 0..<4 { sum.add(total[lane]) }
        for lane in 0..<4 { sum.add(error[lane]) }
        return sum.value
    }
}
