package import Results

/// How much this very program seems to differ from itself on this machine: what `etalon calibrate` measures.
package struct NoiseCalibration: Sendable {
    /// The floor of each benchmark.
    package let floors: [NoiseFloor]
    /// The share of blocks in which the machine was busy.
    package let busyShare: Double

    /// The floors that benchmarks show whose three arms run the same code.
    ///
    /// Both the arm in the place of the new code and the copy of the old one are noise; the larger floor counts.
    package init(_ benchmarks: [PairedBenchmark], request: PairedRequest, identity: RunIdentity) {
        let document = RunDocument(
            measured: identity,
            configuration: RunConfiguration(
                seed: request.seed,
                people: request.batch,
                threads: 1,
                measures: []
            ),
            metrics: []
        )
        let limits = request.settings.limits
        let blocks = benchmarks.flatMap(\.screened)
        let busy = blocks.count { block in
            (block.pressure ?? 0) > limits.pressure || (block.stolen ?? 0) > limits.stolen
        }
        busyShare = blocks.isEmpty ? 0 : Double(busy) / Double(blocks.count)
        floors = benchmarks.filter { $0.fault == nil }.map { benchmark in
            let floor = max(
                PairedProcedure.floor(of: benchmark.screened.compactMap(\.nullLogRatio)),
                PairedProcedure.floor(of: benchmark.screened.compactMap(\.logRatio))
            )
            return NoiseFloor(
                benchmark: benchmark.key.description,
                environment: document.comparabilityKey.digest,
                floor: floor,
                margin: max(request.settings.margin, 2 * floor),
                blocks: benchmark.screened.count,
                measured: identity.started
            )
        }
    }

    /// The floors of this machine and build among those that were stored, by benchmark.
    package static func floors(in stored: [NoiseFloor]) -> [String: Double] {
        let document = RunDocument(
            measured: RunIdentity(
                id: "",
                started: Timestamp(milliseconds: 0),
                elapsedSeconds: 0,
                command: [],
                etalonVersion: ""
            ),
            configuration: RunConfiguration(seed: 0, people: 0, threads: 1, measures: []),
            metrics: []
        )
        let environment = document.comparabilityKey.digest
        let own = stored.filter { $0.environment == environment }
        return Dictionary(own.map { ($0.benchmark, $0.floor) }) { $1 }
    }
}
