import Foundation
import Results
import Statistics
import Testing

@Suite("Change points")
struct ChangePointTests {
    private func noisy(_ levels: [(level: Double, count: Int)], seed: UInt64, noise: Double) -> [Double] {
        let random = CounterRandom(seed: seed)
        var counter: UInt64 = 0
        return levels.flatMap { level, count in
            (0..<count).map { _ in
                counter += 1
                return level * (1 + noise * random.normal(stream: 0, counter: counter))
            }
        }
    }

    private func found(_ values: [Double], leastChange: Double = 0.05) -> [Int] {
        ChangePointDetection(leastChange: leastChange).changePoints(in: values).map(\.index)
    }

    @Test("a step is found where it is, whatever the noise", arguments: 0..<20 as Range<UInt64>)
    func step(seed: UInt64) {
        let points = found(noisy([(100, 30), (130, 20)], seed: seed, noise: 0.03))
        #expect(points.count == 1)
        #expect(abs((points.first ?? 0) - 30) <= 1)
    }

    @Test("noise alone has no change", arguments: 0..<40 as Range<UInt64>)
    func noise(seed: UInt64) {
        #expect(found(noisy([(100, 60)], seed: seed, noise: 0.05)).isEmpty)
    }

    @Test("single spikes are none")
    func spikes() {
        var values = noisy([(100, 40)], seed: 1, noise: 0.01)
        values[10] = 300
        values[25] = 20
        values[26] = 21
        #expect(found(values).isEmpty)
    }

    @Test("a series without noise changes where its numbers do")
    func deterministic() {
        #expect(found([1, 1, 1, 1, 2, 2, 2, 2]) == [4])
        #expect(found([1, 1, 1, 1, 1.01, 1.01, 1.01, 1.01]) == [])
        #expect(found([1, 1, 1, 1, 2, 2]) == [])
        #expect(found([1, 1, 1, 1, 1, 1]) == [])
        #expect(found([]) == [])
    }

    @Test("so many numbers are needed that the rank-sum test of two halves can reject, and no more")
    func enough() {
        let detection = ChangePointDetection(leastChange: 0.05)
        #expect(detection.leastRuns(for: [1, 1, 2, 2]) == 6)
        // 13 over 6 is 1,716, and 2 / 1,716 < 0.002; 12 over 6 is 924.
        #expect(detection.leastRuns(for: noisy([(100, 8)], seed: 2, noise: 0.3)) == 13)
        #expect(found(noisy([(100, 6), (300, 6)], seed: 4, noise: 0.01)).isEmpty)
        #expect(found(noisy([(100, 7), (300, 6)], seed: 4, noise: 0.01)) == [7])
    }

    @Test("before and after are the medians of the levels")
    func levels() throws {
        let detection = ChangePointDetection(leastChange: 0.05)
        let point = try #require(detection.changePoints(in: [10, 10, 10, 10, 15, 15, 15, 15]).first)
        #expect(point.before == 10 && point.after == 15)
        #expect(point.relativeChange == 0.5)
    }

    @Test("three levels have two changes")
    func twoSteps() {
        let points = found(noisy([(100, 20), (120, 20), (90, 20)], seed: 3, noise: 0.01))
        #expect(points == [20, 40])
    }
}
