/// Numbers that can be walked through in order by their bit patterns, for exact searches between infinities.
package protocol OrderedValue: BinaryFloatingPoint, BitwiseCopyable, Sendable {
    /// A whole number that rises with the value; NaN has none.
    var order: Int64 { get }
    /// The value of an order.
    init(order: Int64)
}

extension Float: OrderedValue {
    /// The bit pattern as a sign-magnitude number.
    package var order: Int64 {
        let bits = Int64(Int32(bitPattern: bitPattern))
        return bits >= 0 ? bits : Int64(Int32.min) - bits - 1
    }

    /// The value of an order.
    package init(order: Int64) {
        let bits = order >= 0 ? order : Int64(Int32.min) - order - 1
        self.init(bitPattern: UInt32(truncatingIfNeeded: bits))
    }
}

extension Double: OrderedValue {
    /// The bit pattern as a sign-magnitude number.
    package var order: Int64 {
        let bits = Int64(bitPattern: bitPattern)
        return bits >= 0 ? bits : Int64.min - bits - 1
    }

    /// The value of an order.
    package init(order: Int64) {
        let bits = order >= 0 ? order : Int64.min - order - 1
        self.init(bitPattern: UInt64(bitPattern: bits))
    }
}

extension OrderedValue {
    /// The smallest value, from minus to plus infinity, for which a condition that once true stays true is true; nil where
    /// it never is.
    ///
    /// - Complexity: O(bits) evaluations.
    package static func first(where isTrue: (Self) -> Bool) -> Self? {
        var low = (-Self.infinity).order
        var high = Self.infinity.order
        guard isTrue(.infinity) else { return nil }
        while low < high {
            let middle = low + Int64(bitPattern: UInt64(bitPattern: high &- low) / 2)
            if isTrue(Self(order: middle)) { high = middle } else { low = middle + 1 }
        }
        return Self(order: low)
    }
}
