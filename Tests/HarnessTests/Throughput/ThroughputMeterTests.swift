import DenseMatrix
import Harness
import Scoring
import Synchronization
import Testing

@Suite struct ThroughputMeterTests {
    /// Adds one to its only feature, and counts the people it was given.
    final class CountingModel: ScoringModel {
        let descriptor: ModelDescriptor
        let scored = Atomic(0)

        init() throws {
            descriptor = try PopulationBindingTests.descriptor([
                Feature(name: "x", kind: .continuous(range: 0...1))
            ])
        }

        func score(_ people: People, into scores: inout DenseMatrix<Double>) throws(ScoringError) {
            try checkShapes(people, scores)
            for person in 0..<people.count { scores[person, 0] = people[person, 0] + 1 }
            scored.add(people.count, ordering: .relaxed)
        }
    }

    static let quick = ThroughputSettings(
        batches: [1, 8, 64],
        samples: 3,
        sampleNanoseconds: 200_000,
        warmUpNanoseconds: 100_000,
        latencyCalls: 20,
        latencyNanoseconds: 10_000_000_000,
        largestLatencyBatch: 8
    )

    @Test func everyBatchThatFitsIsMeasured() throws {
        let model = try CountingModel()
        let people = People.float64(
            ColumnTable(try DenseMatrix(columns: [[Double](repeating: 0.5, count: 20)]))
        )
        let measurements = try ThroughputMeter(settings: Self.quick).measure(model, on: people)
        #expect(measurements.map(\.batch) == [1, 8])
        for measurement in measurements {
            #expect(measurement.rowsPerCPUSecond.count == 3)
            #expect(measurement.rowsPerCPUSecond.allSatisfy { $0 > 0 && $0.isFinite })
            #expect(measurement.rowsPerWallSecond.allSatisfy { $0 > 0 && $0.isFinite })
            #expect(measurement.bytesPerRow == 8)
            #expect(measurement.latency?.calls == 20)
        }
        #expect(
            model.scored.load(ordering: .relaxed) > measurements.map(\.rows).reduce(0, +),
            "warmed up besides"
        )
    }

    @Test func nobodyIsNotMeasured() throws {
        let people = People.float64(ColumnTable(DenseMatrix(rows: 0, columns: 1)))
        let measurements = try ThroughputMeter(settings: Self.quick).measure(CountingModel(), on: people)
        #expect(measurements.isEmpty)
    }
}
