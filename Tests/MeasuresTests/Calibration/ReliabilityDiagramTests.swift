import Measures
import Statistics
import Testing

@Suite struct ReliabilityDiagramTests {
    private typealias Diagram = ReliabilityDiagram

    private func pools(_ scores: [Double], _ outcomes: [Double], counts: [Int]? = nil) throws -> PooledScores
    {
        var people = ScoredOutcomes(scale: .probability)
        try people.append(scores: scores, outcomes: outcomes, counts: counts)
        return PooledScores(people)
    }

    /// 37 of 120: Clopper and Pearson by the beta quantiles of scipy 1.17.1.
    @Test func clopperPearson() throws {
        let pools = try pools([0.3, 0.3], [1, 0], counts: [37, 83])
        let diagram = Diagram(pools, Diagram.Settings(binning: .uniform(count: 1), band: .clopperPearson))
        let rate = diagram.points[0].outcomeRate
        let interval = try #require(rate.interval)
        #expect(rate.value == 37.0 / 120 && rate.count == 120 && interval.method == .clopperPearson)
        #expect(abs(interval.lower - 0.22725511963383177) < 1e-12)
        #expect(abs(interval.upper - 0.3991367645319521) < 1e-12)
    }

    /// A score on an edge: [0.2, 0.4) by default, (0, 0.2] where bins are closed on the right.
    @Test func anEdgeBelongsWhereTheBinningSays() throws {
        let pools = try pools([0.2, 0.4, 1], [0, 1, 1])
        func counts(_ binning: Binning) -> [Int] {
            Diagram(pools, Diagram.Settings(binning: binning)).points.map(\.bin.count)
        }
        #expect(counts(.uniform(count: 5)) == [0, 1, 1, 0, 1])
        #expect(counts(.uniformRightClosed(count: 5)) == [1, 1, 0, 0, 1])
        #expect(counts(.quantile(count: 2)) == [2, 1])
    }

    /// Outcomes drawn from the scores lie in the band about as often as it says; halved scores leave it.
    @Test func aConsistencyBandHoldsCalibratedScores() throws {
        let random = CounterRandom(seed: 5)
        let scores = (0..<1500).map { random.uniform(stream: UInt64($0), counter: 0) }
        let outcomes = scores.indices.map {
            random.uniform(stream: UInt64($0), counter: 1) < scores[$0] ? 1.0 : 0
        }
        let settings = Diagram.Settings(band: .consistency, seed: 3)
        func inside(_ scores: [Double]) throws -> Int {
            let diagram = Diagram(try pools(scores, outcomes), settings)
            return diagram.points.count { point in
                guard let isotonic = point.isotonic, let value = isotonic.value else { return false }
                return isotonic.interval?.contains(value) == true
            }
        }
        #expect(try inside(scores) >= 9)
        #expect(try inside(scores.map { $0 / 2 }) <= 2)
        let diagram = Diagram(try pools(scores, outcomes), settings)
        #expect(diagram == Diagram(try pools(scores, outcomes), settings), "the seed decides")
        #expect(diagram.points.allSatisfy { $0.outcomeRate.interval == nil })
        #expect(diagram.points[0].isotonic?.interval?.method == .consistency)
    }

    @Test func nobodyHasEmptyBins() throws {
        for band in Diagram.Band.allCases {
            let diagram = Diagram(try pools([], []), Diagram.Settings(band: band))
            #expect(diagram.points.count == 10)
            #expect(diagram.points.allSatisfy { !$0.outcomeRate.isDefined && $0.isotonic == nil })
        }
    }
}
