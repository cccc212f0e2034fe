/// Counts of numbers in bins whose width is a fixed share of the number.
///
/// A bin holds the numbers of one sign whose magnitudes share their exponent and the first bits after it; bin 0 holds the zeros.
/// Bins ascend with the numbers, so everybody at or above the threshold of a bin is in it or a later one, exactly. Counts are
/// integers: bins merge in any order to the same ones.
///
/// **Units and range**: finite numbers; magnitudes below `Layout.smallest` are taken for it.
struct NumberBins: Sendable {
    /// How numbers are told apart.
    struct Layout: Equatable, Sendable {
        /// Bits after the exponent that tell bins apart.
        let bits: Int
        /// The least magnitude but zero.
        let smallest: Double

        /// The changes of a score: the middle of a bin is within one part in 2^10 of each of its numbers.
        static let changes = Layout(bits: 9, smallest: 0x1p-40)
        /// Scores.
        static let scores = Layout(bits: 8, smallest: 0x1p-30)

        /// The least number of a bin, smaller ones than `smallest` aside.
        func threshold(ofBin bin: Int) -> Double {
            // Negative bins begin after the end of the next magnitude.
            bin < 0 ? (-edge(1 - bin)).nextUp : bin == 0 ? 0 : edge(bin)
        }

        /// The middle of a bin.
        func middle(ofBin bin: Int) -> Double {
            if bin == 0 { return 0 }
            let first = smallest.bitPattern &>> shift
            let half = UInt64(1) &<< (shift - 1)
            let middle = Double(bitPattern: (first + UInt64(bin.magnitude) - 1) &<< shift | half)
            return bin < 0 ? -middle : middle
        }

        private var shift: UInt64 { UInt64(52 - bits) }

        /// The magnitude at which the bins of number `bin` and its opposite begin.
        private func edge(_ bin: Int) -> Double {
            // The first bin is that of every smaller magnitude too: whatever is above zero is in it.
            if bin == 1 { return .leastNonzeroMagnitude }
            let first = smallest.bitPattern &>> shift
            return Double(bitPattern: (first + UInt64(bin) - 1) &<< shift)
        }
    }

    let layout: Layout
    /// The number of the first bin that has room, and the counts from there on.
    private(set) var first = 0
    private(set) var counts: [Int] = []
    /// Numbers a bin, as in "up" and "down".
    let width: Int

    /// No counts.
    init(_ layout: Layout, width: Int = 1) {
        self.layout = layout
        self.width = width
    }

    /// Changes the counts from bin `first` on; the closure gets room for every bin of a range.
    mutating func update(_ range: ClosedRange<Int>, _ count: (_ first: Int, inout [Int]) -> Void) {
        makeRoom(for: range.lowerBound)
        makeRoom(for: range.upperBound)
        count(first, &counts)
    }

    /// Adds what others have counted.
    mutating func merge(_ other: NumberBins) {
        guard !other.counts.isEmpty else { return }
        makeRoom(for: other.first)
        makeRoom(for: other.first + other.counts.count / width - 1)
        let shift = (other.first - first) * width
        for (index, added) in other.counts.enumerated() { counts[index + shift] += added }
    }

    /// Room is made by whole exponents.
    private mutating func makeRoom(for bin: Int) {
        let size = 1 << layout.bits
        let low = (bin >= 0 ? bin / size : (bin - size + 1) / size) * size
        if counts.isEmpty {
            first = low
            counts = [Int](repeating: 0, count: size * width)
        }
        if low < first {
            counts.insert(contentsOf: repeatElement(0, count: (first - low) * width), at: 0)
            first = low
        }
        let missing = (low + size - first) * width - counts.count
        if missing > 0 { counts.append(contentsOf: repeatElement(0, count: missing)) }
    }
}
