import DenseMatrix
import Histogram
import Models
package import Scoring

/// Measures how fast a model scores people, on the calling thread.
package struct ThroughputMeter: Sendable {
    private let settings: ThroughputSettings

    /// A meter.
    package init(settings: ThroughputSettings = .standard) {
        self.settings = settings
    }

    /// Scores `people` again and again in batches of each size.
    ///
    /// Every batch is a different slice of `people` where there are enough of them; all slices and the matrix of scores
    /// are made beforehand, so that a call is the model's own work. In turn with the largest batches, the same columns
    /// are only read: what no model that needs all of them can pass.
    ///
    /// - Throws: what the model throws.
    package func measure(
        _ model: any ScoringModel,
        on people: People
    ) throws(ScoringError) -> [ThroughputMeasurement] {
        guard people.count > 0 else { return [] }
        let batches = settings.batches.filter { $0 <= people.count }
        let largest = batches.max()
        var measurements: [ThroughputMeasurement] = []
        for batch in batches {
            measurements.append(
                try measure(model, on: people, batch: batch, isRead: batch == largest)
            )
        }
        return measurements
    }

    private func measure(
        _ model: any ScoringModel,
        on people: People,
        batch: Int,
        isRead: Bool
    ) throws(ScoringError) -> ThroughputMeasurement {
        let slices = Self.slices(of: people, batch: batch)
        var scores = DenseMatrix<Double>(rows: batch, columns: model.descriptor.outputs.count)
        var next = 0
        func scoreOnce() throws(ScoringError) {
            try model.score(slices[next], into: &scores)
            next = next + 1 == slices.count ? 0 : next + 1
        }
        var nextRead = 0
        func readOnce() {
            _ = MemoryRead.digest(of: slices[nextRead])
            nextRead = nextRead + 1 == slices.count ? 0 : nextRead + 1
        }

        var callsInSample = 1
        let warmUpEnd = BenchmarkClock.wall.now + settings.warmUpNanoseconds
        while true {
            let elapsed = try timed(callsInSample, scoreOnce)
            if elapsed.cpu >= settings.sampleNanoseconds {
                if BenchmarkClock.wall.now >= warmUpEnd { break }
            } else {
                callsInSample *= 2
            }
        }
        var readsInSample = 1
        while isRead, timed(readsInSample, readOnce).cpu < settings.sampleNanoseconds { readsInSample *= 2 }

        var cpuRates: [Double] = []
        var wallRates: [Double] = []
        var readRates: [Double] = []
        for _ in 0..<settings.samples {
            let elapsed = try timed(callsInSample, scoreOnce)
            let rows = Double(callsInSample * batch)
            cpuRates.append(rows * 1e9 / Double(max(elapsed.cpu, 1)))
            wallRates.append(rows * 1e9 / Double(max(elapsed.wall, 1)))
            guard isRead else { continue }
            let read = timed(readsInSample, readOnce).cpu
            readRates.append(Double(readsInSample * batch) * 1e9 / Double(max(read, 1)))
        }
        let latency = batch <= settings.largestLatencyBatch ? try latency(scoreOnce) : nil
        return ThroughputMeasurement(
            batch: batch,
            rowsPerCPUSecond: cpuRates,
            rowsPerWallSecond: wallRates,
            rowsReadPerCPUSecond: readRates,
            latency: latency,
            rows: settings.samples * callsInSample * batch,
            bytesPerRow: people.featureCount * (people.precision == .float32 ? 4 : 8)
        )
    }

    private func timed<Failure: Error>(
        _ calls: Int,
        _ call: () throws(Failure) -> Void
    ) throws(Failure) -> (cpu: UInt64, wall: UInt64) {
        let cpu = BenchmarkClock.threadCPU.now
        let wall = BenchmarkClock.wall.now
        for _ in 0..<calls { try call() }
        return (BenchmarkClock.threadCPU.now - cpu, BenchmarkClock.wall.now - wall)
    }

    private func latency(_ call: () throws(ScoringError) -> Void) throws(ScoringError) -> LatencyQuantiles {
        var histogram = Histogram<UInt32>(
            highestTrackableValue: 60_000_000_000,
            numberOfSignificantValueDigits: .three
        )
        let end = BenchmarkClock.wall.now + settings.latencyNanoseconds
        var calls = 0
        while calls < settings.latencyCalls {
            let start = BenchmarkClock.wall.now
            if start > end, calls > 0 { break }
            try call()
            _ = histogram.record(min(BenchmarkClock.wall.now - start, 60_000_000_000))
            calls += 1
        }
        return LatencyQuantiles(
            calls: calls,
            mean: histogram.mean,
            p50: Double(histogram.valueAtPercentile(50)),
            p99: Double(histogram.valueAtPercentile(99)),
            p999: Double(histogram.valueAtPercentile(99.9)),
            longest: Double(histogram.max)
        )
    }

    /// Up to 1,024 different slices of `batch` people.
    private static func slices(of people: People, batch: Int) -> [People] {
        let count = min(1024, people.count / batch)
        return (0..<count).map { people.slice(($0 * batch)..<(($0 + 1) * batch)) }
    }
}
