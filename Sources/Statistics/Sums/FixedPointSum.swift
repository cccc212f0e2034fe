/// A sum of doubles whose bits do not depend on the order of the terms or on how they were shared out.
///
/// Every term is rounded once to a multiple of 2^-116 and added as an integer; integer addition is associative,
/// so any order, any number of shards and any tree of merges give the same bits.
///
/// **Units and range**: each term must be below 2^39 (5.5e11) in magnitude and the total below 2^49 (5.6e14);
/// a term of magnitude 2^-64 or more (or 0) is not rounded at all, so that sums of such terms are exact until
/// `value` rounds once. Sums of smaller terms are off by at most 2^-117 a term.
///
/// **Edge cases**: an empty sum is 0. A term that is NaN, infinite or out of range is a broken precondition:
/// callers reject such data first.
public struct FixedPointSum: Sendable {
    // Three limbs in units of 2^-12, 2^-64 and 2^-116. Each term adds at most 2^51 to a limb, so 2^11 terms fit
    // before the two lower limbs must hand their carry upward.
    @usableFromInline var high: Int64 = 0
    @usableFromInline var middle: Int64 = 0
    @usableFromInline var low: Int64 = 0
    @usableFromInline var pending: Int32 = 0

    /// The empty sum.
    @inlinable
    public init() {}

    /// A total in limbs of 2^-12, 2^-64 and 2^-116, as kernels gather it.
    package init(high: Int64, middle: Int64, low: Int64) {
        self.high = high
        self.middle = middle
        self.low = low
        normalise()
    }

    /// Adds one term.
    ///
    /// - Precondition: `term` is a number below 2^39 in magnitude.
    /// - Complexity: O(1), nine additions.
    @inlinable
    public mutating func add(_ term: Double) {
        precondition(term.magnitude < 0x1p39, "a term of a fixed-point sum is NaN, infinite or too large")
        // Adding 1.5 * 2^k rounds to a multiple of the unit in the last place of that number and leaves the
        // multiple, as an integer, in the difference of the bit patterns.
        let highShift = term + 0x1.8p40
        let afterHigh = term - (highShift - 0x1.8p40)
        let middleShift = afterHigh + 0x1.8p-12
        let afterMiddle = afterHigh - (middleShift - 0x1.8p-12)
        let lowShift = afterMiddle + 0x1.8p-64
        high &+= Int64(bitPattern: highShift.bitPattern &- (0x1.8p40).bitPattern)
        middle &+= Int64(bitPattern: middleShift.bitPattern &- (0x1.8p-12).bitPattern)
        low &+= Int64(bitPattern: lowShift.bitPattern &- (0x1.8p-64).bitPattern)
        pending &+= 1
        if pending >= 2048 { normalise() }
    }

    /// Adds what another sum has gathered.
    @inlinable
    public mutating func merge(_ other: FixedPointSum) {
        var other = other
        other.normalise()
        normalise()
        high += other.high
        middle += other.middle
        low += other.low
        normalise()
    }

    /// This sum and another.
    @inlinable
    public func merged(with other: FixedPointSum) -> FixedPointSum {
        var sum = self
        sum.merge(other)
        return sum
    }

    /// What this sum has gathered beyond an earlier state of it, exactly.
    @inlinable
    public func subtracting(_ earlier: FixedPointSum) -> FixedPointSum {
        var opposite = earlier
        opposite.high = -opposite.high
        opposite.middle = -opposite.middle
        opposite.low = -opposite.low
        return merged(with: opposite)
    }

    /// The total, rounded to within one unit in the last place.
    @inlinable
    public var value: Double {
        var sum = self
        sum.normalise()
        let leading = Double(sum.high)
        let rest = Double(sum.high - Int64(leading))
        return leading * 0x1p-12
            + (rest * 0x1p-12 + (Double(sum.middle) * 0x1p-64 + Double(sum.low) * 0x1p-116))
    }

    /// Brings the lower limbs into [-2^51, 2^51), which makes the representation of a total unique.
    @inlinable
    public mutating func normalise() {
        let lowCarry = (low &+ (1 &<< 51)) &>> 52
        low &-= lowCarry &<< 52
        middle &+= lowCarry
        let middleCarry = (middle &+ (1 &<< 51)) &>> 52
        middle &-= middleCarry &<< 52
        high &+= middleCarry
        pending = 0
        precondition(high.magnitude < 1 &<< 61, "a fixed-point sum has left its range of 2^49")
    }
}

extension FixedPointSum: Equatable {
    /// Whether two sums hold the same total to the last bit.
    public static func == (left: FixedPointSum, right: FixedPointSum) -> Bool {
        var left = left
        var right = right
        left.normalise()
        right.normalise()
        return left.high == right.high && left.middle == right.middle && left.low == right.low
    }
}
