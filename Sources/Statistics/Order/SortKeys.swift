/// A map from the doubles of one column to 32 bits that never inverts an order.
///
/// A column of finite numbers is stretched linearly from its least to its greatest value, so that scores spread
/// evenly over the keys; a column with infinities, or too wide for that, uses the leading 32 bits of the
/// numbers themselves.
struct SortKeys {
    /// How many of the values are not NaN.
    let orderedCount: Int
    private let least: Double
    private let scale: Double
    private let usesBits: Bool

    init(_ values: [Double]) {
        var least = Double.infinity
        var greatest = -Double.infinity
        var unordered = 0
        let values = values.span
        for index in values.indices {
            let value = values[index]
            if value < least { least = value }
            if value > greatest { greatest = value }
            if value.isNaN { unordered += 1 }
        }
        let width = greatest - least
        orderedCount = values.count - unordered
        self.least = least
        usesBits = !(width.isFinite && least.isFinite && width < 0x1p1000)
        scale = width > 0x1p-1000 ? 4_294_967_040 / width : 0
    }

    /// The key of a value that is not NaN.
    @inline(__always)
    func key(of value: Double) -> UInt32 {
        if usesBits {
            let bits = (value + 0).bitPattern
            let ordered = bits &>> 63 == 0 ? bits | 1 &<< 63 : ~bits
            return UInt32(truncatingIfNeeded: ordered &>> 32)
        }
        return UInt32((value - least) * scale)
    }
}
