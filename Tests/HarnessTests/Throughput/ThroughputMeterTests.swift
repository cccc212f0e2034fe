import DenseMatrix
import Results
import Scoring
import Synchronization
import Testing

@testable import Harness

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
        #expect(measurements[0].rowsReadPerCPUSecond.isEmpty, "read in turn with the largest batch alone")
        #expect(measurements[1].rowsReadPerCPUSecond.count == 3)
        #expect(measurements[1].rowsReadPerCPUSecond.allSatisfy { $0 > 0 && $0.isFinite })
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

    @Test func theLimitIsOneNumberOfNoBatchAndNoDirection() throws {
        let measurements = [8, 64].map { batch in
            ThroughputMeasurement(
                batch: batch,
                rowsPerCPUSecond: [1, 2, 3],
                rowsPerWallSecond: [1, 2, 3],
                rowsReadPerCPUSecond: batch == 64 ? [5, 9, 7] : [],
                latency: nil,
                rows: 640,
                bytesPerRow: 8
            )
        }
        let findings = Findings(measurements, of: MetricSubject(model: "m"))
        let limits = findings.metrics.filter { $0.name == "rows_per_second_limit" }
        #expect(limits.count == 1)
        let limit = try #require(limits.first)
        #expect(limit.subject == MetricSubject(model: "m"))
        #expect(limit.estimate == 7)
        #expect(limit.interval?.lower == 5)
        #expect(limit.interval?.upper == 9)
        #expect(limit.direction == MetricDirection.none)
    }

    @Test func nobodyIsNotMeasured() throws {
        let people = People.float64(ColumnTable(DenseMatrix(rows: 0, columns: 1)))
        let measurements = try ThroughputMeter(settings: Self.quick).measure(CountingModel(), on: people)
        #expect(measurements.isEmpty)
    }
}
