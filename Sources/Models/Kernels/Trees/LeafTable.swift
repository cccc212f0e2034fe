import Scoring

/// Leaf values in the precision their sum is kept in.
struct LeafTable: Sendable {
    private let single: KernelTable<Float>
    private let double: KernelTable<Double>
    /// Whether the values are single precision.
    let isSingle: Bool

    /// The first value; valid while this table lives.
    var base: UnsafeRawPointer {
        unsafe isSingle ? UnsafeRawPointer(single.base) : UnsafeRawPointer(double.base)
    }

    /// A table of `values`.
    init(_ values: [Double], precision: Precision) {
        isSingle = precision == .float32
        single = KernelTable(isSingle ? values.map { Float($0) } : [])
        double = KernelTable(isSingle ? [] : values)
    }
}
