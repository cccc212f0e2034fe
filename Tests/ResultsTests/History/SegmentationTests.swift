import Statistics
import Testing

@testable import Results

@Suite("Segmentation")
struct SegmentationTests {
    /// The least cost over all ways to cut, by trying them all.
    private func leastCost(_ values: [Double], penalty: Double, leastLength: Int) -> Double {
        (0..<(1 << (values.count - 1))).reduce(.infinity) { least, cuts in
            let starts = [0] + (1..<values.count).filter { cuts & (1 << ($0 - 1)) != 0 }
            return min(least, cost(values, starts, penalty: penalty, leastLength: leastLength))
        }
    }

    private func cost(_ values: [Double], _ starts: [Int], penalty: Double, leastLength: Int) -> Double {
        zip(starts, starts.dropFirst() + [values.count]).reduce(0) { cost, bounds in
            let segment = values[bounds.0..<bounds.1].sorted()
            guard segment.count >= leastLength else { return .infinity }
            let median = segment[segment.count / 2]
            return cost + penalty + segment.reduce(0) { $0 + abs($1 - median) }
        }
    }

    @Test("no way to cut costs less", arguments: 0..<10 as Range<UInt64>, [1, 2, 3])
    func optimal(seed: UInt64, leastLength: Int) {
        let random = CounterRandom(seed: seed)
        let values = (0..<11).map { index in
            (random.uniform(stream: 0, counter: UInt64(index)) * 8).rounded() + (index > 5 ? 4 : 0)
        }
        let penalty = 1 + 4 * random.uniform(stream: 1, counter: 0)
        let starts = Segmentation.starts(of: values, penalty: penalty, leastLength: leastLength)
        let found = cost(values, starts, penalty: penalty, leastLength: leastLength)
        #expect(abs(found - leastCost(values, penalty: penalty, leastLength: leastLength)) < 1e-9)
    }

    @Test("nothing and little are one segment or none")
    func edges() {
        #expect(Segmentation.starts(of: [], penalty: 1, leastLength: 3) == [])
        #expect(Segmentation.starts(of: [1, 9], penalty: 0.1, leastLength: 3) == [0])
    }
}
