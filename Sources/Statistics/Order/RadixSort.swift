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
        var scratch = Array(repeating: first, count: elements.count)
        for pass in 0..<passes
        where scatter(elements, into: &scratch, by: order, shift: UInt64(pass * digitBits)) {
            swap(&elements, &scratch)
        }
        refine(&elements, by: order)
    }

    /// One counting pass; false, and nothing moved, where all elements have the same digit.
    @inlinable
    static func scatter<Order: CoarseOrder>(
        _ elements: [Order.Element],
        into sorted: inout [Order.Element],
        by order: Order,
        shift: UInt64
    ) -> Bool {
        var starts = [Int](repeating: 0, count: 1 << digitBits)
        let source = elements.span
        var positions = starts.mutableSpan
        for index in source.indices {
            positions[Int(truncatingIfNeeded: (order.key(source[index]) &>> shift) & 2047)] &+= 1
        }
        if positions[Int(truncatingIfNeeded: (order.key(source[0]) &>> shift) & 2047)] == source.count {
            return false
        }
        var start = 0
        for value in positions.indices {
            let count = positions[value]
            positions[value] = start
            start &+= count
        }
        var target = sorted.mutableSpan
        for index in source.indices {
            let element = source[index]
            let digit = Int(truncatingIfNeeded: (order.key(element) &>> shift) & 2047)
            let position = positions[digit]
            positions[digit] = position &+ 1
            target[position] = element
        }
        return true
    }

    /// Sorts every run of one key that is not in order.
    @inlinable
    static func refine<Order: CoarseOrder>(_ elements: inout [Order.Element], by order: Order) {
        var index = 1
        while index < elements.count {
            guard order.isBefore(elements[index], elements[index - 1]) else {
                index += 1
                continue
            }
            let key = order.key(elements[index])
            var start = index - 1
            while start > 0, order.key(elements[start - 1]) == key { start -= 1 }
            var end = index + 1
            while end < elements.count, order.key(elements[end]) == key { end += 1 }
            if end - start <= insertionLimit {
                insertionSort(&elements, start, end, by: order)
            } else {
                elements[start..<end].sort { order.isBefore($0, $1) }
            }
            index = end
        }
    }

    /// Sorts a short run.
    @inlinable
    static func insertionSort<Order: CoarseOrder>(
        _ elements: inout [Order.Element],
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
