/// Cuts a series into pieces of constant level: the L1 Potts functional, minimised exactly.
///
/// Minimised is the sum of distances of all numbers from the medians of their segments, plus a penalty for each
/// segment. The answer is deterministic; of equal answers it is the one whose last segment begins first.
///
/// **Source**: Friedrich, Kempe, Liebscher and Winkler (2008), doi:10.1198/106186008X285591, in the form that
/// airspeed velocity uses.
enum Segmentation {
    /// The first index of every segment.
    ///
    /// **Edge cases**: no number gives no segment; fewer numbers than a segment needs give one.
    ///
    /// - Parameters:
    ///   - values: Finite numbers.
    ///   - penalty: What a segment costs, at least 0.
    ///   - leastLength: How many numbers a segment has at least.
    /// - Returns: Rising indices, the first of them 0.
    /// - Complexity: O(n^2) distances, each found in O(n) moves of memory.
    static func starts(of values: [Double], penalty: Double, leastLength: Int) -> [Int] {
        guard !values.isEmpty else { return [] }
        // best[end]: the least cost of the first `end` numbers; origin[end]: where their last segment begins.
        var best = [Double](repeating: .infinity, count: values.count + 1)
        var origin = [Int](repeating: 0, count: values.count + 1)
        best[0] = 0
        for end in 1...values.count {
            var segment = MedianDistance()
            for start in stride(from: end - 1, through: 0, by: -1) {
                segment.add(values[start])
                let isLongEnough = end - start >= min(leastLength, values.count)
                let cost = best[start] + penalty + segment.sum
                guard isLongEnough, cost.isFinite, cost <= best[end] else { continue }
                best[end] = cost
                origin[end] = start
            }
        }
        var starts: [Int] = []
        var end = values.count
        while end > 0 {
            starts.append(origin[end])
            end = origin[end]
        }
        return starts.reversed()
    }

    /// The sum of distances of numbers from their median, while numbers are added.
    private struct MedianDistance {
        private(set) var sum = 0.0
        private var sorted: [Double] = []

        /// Adds a number.
        ///
        /// With an even count any point between the two middle numbers is a median, and a new number costs its
        /// distance from that range; with an odd count it costs its distance from the middle number.
        mutating func add(_ value: Double) {
            let count = sorted.count
            if count > 0 {
                let low = sorted[(count - 1) / 2]
                let high = sorted[count / 2]
                sum += max(0, low - value, value - high)
            }
            var from = 0
            var to = count
            while from < to {
                let middle = (from + to) / 2
                if sorted[middle] < value { from = middle + 1 } else { to = middle }
            }
            sorted.insert(value, at: from)
        }
    }
}
