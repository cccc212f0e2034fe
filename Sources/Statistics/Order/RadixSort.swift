/// Sorting in linear time by a coarse key, then putting right what the key could not tell apart.
public enum RadixSort {
    /// Bits of the key that one pass sorts by: 2,048 counters stay in the first-level cache.
    @usableFromInline static let digitBits = 11
    /// Runs of one key up to this length are sorted by insertion.
    @usableFromInline static let insertionLimit = 24

    /// Sorts elements by their coarse keys and, within equal keys, by comparison.
    ///
    /// **Edge cases**: elements that compare equal may change places.
    ///
    /// - Parameters:
    ///   - elements: what is sorted.
    ///   - order: the order; its keys are below 2^(11 passes).
    ///   - passes: how many digits of eleven bits the keys have.
    /// - Complexity: O(n) for each pass, plus k log k for each group of k elements of one key that are not in order;
    ///   one array as scratch.
    @inlinable
    public static func sort<Order: CoarseOrder>(
        _ elements: inout [Order.Element],
        by order: Order,
        passes: Int
    ) {
        guard let first = elements.first else { return }
        var starts = starts(of: elements, by: order, passes: passes)
        var scratch: [Order.Element] = []
        for pass in 0..<passes where starts[pass].count > 0 {
            if scratch.isEmpty { scratch = Array(repeating: first, count: elements.count) }
            scatter(elements, into: &scratch, by: order, shift: UInt64(pass * digitBits), &starts[pass])
            swap(&elements, &scratch)
        }
        refine(&elements, by: order)
    }

    /// Where the elements of each value of each digit go; empty for a digit that all elements share.
    @inlinable
    static func starts<Order: CoarseOrder>(
        of elements: [Order.Element],
        by order: Order,
        passes: Int
    ) -> [[Int]] {
        let size = 1 << digitBits
        var counts = [Int](repeating: 0, count: passes * size)
        count(elements, by: order, passes: passes, &counts)
        return (0..<passes).map { pass in
            var start = 0
            var starts = [Int](repeating: 0, count: size)
            for value in 0..<size {
                let number = counts[pass * size + value]
                if number == elements.count { return [] }
                starts[value] = start
                start += number
            }
            return starts
        }
    }

    /// Counts the values of all digits in one pass.
    @inlinable
    static func count<Order: CoarseOrder>(
        _ elements: [Order.Element],
        by order: Order,
        passes: Int,
        _ counts: inout [Int]
    ) {
        let source = elements.span
        var counts = counts.mutableSpan
        for index in source.indices {
            var key = order.key(source[index])
            var base = 0
            for _ in 0..<passes {
                counts[base &+ Int(truncatingIfNeeded: key & 2047)] &+= 1
                key = key &>> UInt64(digitBits)
                base &+= 1 << digitBits
            }
        }
    }

    /// One pass: moves every element to the next place of its digit.
    @inlinable
    static func scatter<Order: CoarseOrder>(
        _ elements: [Order.Element],
        into sorted: inout [Order.Element],
        by order: Order,
        shift: UInt64,
        _ starts: inout [Int]
    ) {
        let source = elements.span
        var positions = starts.mutableSpan
        var target = sorted.mutableSpan
        for index in source.indices {
            let element = source[index]
            let digit = Int(truncatingIfNeeded: (order.key(element) &>> shift) & 2047)
            let position = positions[digit]
            positions[digit] = position &+ 1
            target[position] = element
        }
    }

    /// Sorts every run of one key that is not in order.
    @inlinable
    static func refine<Order: CoarseOrder>(_ elements: inout [Order.Element], by order: Order) {
        var index = 1
        while let run = refineShortRuns(&elements, from: index, by: order) {
            elements[run].sort { order.isBefore($0, $1) }
            index = run.upperBound
        }
    }

    /// Sorts short runs from an index on, up to the first long one that is not in order, which it returns.
    @inlinable
    static func refineShortRuns<Order: CoarseOrder>(
        _ elements: inout [Order.Element],
        from first: Int,
        by order: Order
    ) -> Range<Int>? {
        var elements = elements.mutableSpan
        var index = first
        while index < elements.count {
            guard order.isBefore(elements[index], elements[index &- 1]) else {
                index &+= 1
                continue
            }
            let key = order.key(elements[index])
            var start = index &- 1
            while start > 0, order.key(elements[start &- 1]) == key { start &-= 1 }
            var end = index &+ 1
            while end < elements.count, order.key(elements[end]) == key { end &+= 1 }
            if end &- start > insertionLimit { return start..<end }
            insertionSort(&elements, start, end, by: order)
            index = end
        }
        return nil
    }

    /// Sorts a short run.
    @inlinable
    static func insertionSort<Order: CoarseOrder>(
        _ elements: inout MutableSpan<Order.Element>,
        _ start: Int,
        _ end: Int,
        by order: Order
    ) {
        for index in (start + 1)..<end {
            let element = elements[index]
            var place = index
            while place > start, order.isBefore(element, elements[place - 1]) {
                elements[place] = elements[place - 1]
                place -= 1
            }
            elements[place] = element
        }
    }
}
