import CKernels

/// The bins of a column of numbers.
struct BinnedColumn: Sendable {
    /// One bin a number.
    let bins: [Int32]
    /// A range that holds every bin.
    let range: ClosedRange<Int>

    /// The bins of numbers; NaN and infinities have one that means nothing.
    ///
    /// - Complexity: O(numbers).
    init(_ numbers: [Double], layout: NumberBins.Layout) {
        var range: [Int32] = [.max, .min]
        bins = unsafe [Int32](unsafeUninitializedCapacity: numbers.count) { buffer, count in
            count = numbers.count
            guard let base = buffer.baseAddress else { return }
            unsafe ek_number_bins(
                numbers,
                numbers.count,
                Int32(layout.bits),
                layout.smallest,
                base,
                &range
            )
        }
        self.range = range[0] <= range[1] ? Int(range[0])...Int(range[1]) : 0...0
    }
}

extension NumberBins {
    /// Adds the people who count.
    ///
    /// - Precondition: one flag a number.
    mutating func add(_ column: BinnedColumn, counted: [UInt8]) {
        precondition(column.bins.count == counted.count && width == 1, "\(counted.count) people")
        guard counted.contains(1) else { return }
        update(column.range) { first, counts in
            unsafe counts.withUnsafeMutableBufferPointer { counts in
                guard let base = counts.baseAddress else { return }
                unsafe base.withMemoryRebound(to: Int64.self, capacity: counts.count) { counts in
                    unsafe ek_count_bins(column.bins, counted, counted.count, Int32(first), counts)
                }
            }
        }
    }

    /// Adds who of the people who count crosses the lower end of a bin, up and down.
    mutating func addCrossings(before: BinnedColumn, after: BinnedColumn, counted: [UInt8]) {
        precondition(
            before.bins.count == counted.count && after.bins.count == counted.count && width == 2,
            "\(counted.count) people"
        )
        guard counted.contains(1) else { return }
        let low = min(before.range.lowerBound, after.range.lowerBound)
        let high = max(before.range.upperBound, after.range.upperBound) + 1
        update(low...high) { first, counts in
            unsafe counts.withUnsafeMutableBufferPointer { counts in
                guard let base = counts.baseAddress else { return }
                unsafe base.withMemoryRebound(to: Int64.self, capacity: counts.count) { counts in
                    unsafe ek_count_crossings(
                        before.bins,
                        after.bins,
                        counted,
                        counted.count,
                        Int32(first),
                        counts
                    )
                }
            }
        }
    }
}
