/// Counts of positive numbers by exponent and the first nine bits after it.
struct MagnitudeBins: Sendable {
    private static let bitsAfterExponent = 9
    private static let smallest = 0x1p-40
    /// Bins are made room for by whole exponents.
    private static let perExponent = 1 << bitsAfterExponent

    /// Everything counted.
    private(set) var count = 0
    /// The number of the first bin that has room: a whole exponent.
    private var firstBin = 0
    private var bins: [Int] = []

    /// Counts one positive finite number.
    @inline(__always)
    mutating func add(_ magnitude: Double) {
        let bin = Self.bin(of: magnitude)
        if bin < firstBin || bin >= firstBin + bins.count { makeRoom(for: bin...bin) }
        bins[bin - firstBin] &+= 1
        count += 1
    }

    /// Adds what others have counted.
    mutating func merge(_ other: MagnitudeBins) {
        guard !other.bins.isEmpty else { return }
        makeRoom(for: other.firstBin...(other.firstBin + other.bins.count - 1))
        let shift = other.firstBin - firstBin
        for (index, added) in other.bins.enumerated() { bins[index + shift] += added }
        count += other.count
    }

    /// The middle of the bin of the number with `rank` (from 0) in ascending order.
    ///
    /// - Precondition: `rank` is below `count`.
    func value(ofRank rank: Int) -> Double {
        var passed = 0
        for (index, here) in bins.enumerated() {
            passed += here
            if passed > rank { return Self.middle(ofBin: firstBin + index) }
        }
        preconditionFailure("rank \(rank) of \(count)")
    }

    @inline(__always)
    private static func bin(of magnitude: Double) -> Int {
        Int(truncatingIfNeeded: max(magnitude, smallest).bitPattern &>> UInt64(52 - bitsAfterExponent))
    }

    private static func middle(ofBin bin: Int) -> Double {
        let shift = UInt64(52 - bitsAfterExponent)
        return Double(bitPattern: UInt64(bin) &<< shift | 1 &<< (shift - 1))
    }

    private mutating func makeRoom(for range: ClosedRange<Int>) {
        let low = range.lowerBound / Self.perExponent * Self.perExponent
        let high = (range.upperBound / Self.perExponent + 1) * Self.perExponent
        if bins.isEmpty {
            firstBin = low
            bins = [Int](repeating: 0, count: high - low)
            return
        }
        if low < firstBin {
            bins.insert(contentsOf: repeatElement(0, count: firstBin - low), at: 0)
            firstBin = low
        }
        let end = firstBin + bins.count
        if high > end { bins.append(contentsOf: repeatElement(0, count: high - end)) }
    }
}
