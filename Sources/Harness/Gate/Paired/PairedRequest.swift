package import Results

/// What a paired measurement is asked for.
package struct PairedRequest: Sendable {
    /// The models; all that both programs have where empty.
    package var models: [String]
    /// People a call scores.
    package var batch: Int
    /// Processor time of one turn, in nanoseconds.
    package var turnNanoseconds: UInt64
    /// How blocks are judged, and how many there are.
    package var settings: PairedSettings
    /// The noise floors of this machine that are known, by benchmark.
    package var floors: [String: Double]
    /// Whether suspect benchmarks get fresh blocks.
    package var confirms: Bool
    /// The seed of the order in which processes run.
    package var seed: UInt64

    /// A request.
    package init(
        models: [String] = [],
        batch: Int = 1024,
        turnNanoseconds: UInt64 = 500_000,
        settings: PairedSettings = PairedSettings(),
        floors: [String: Double] = [:],
        seed: UInt64,
        confirms: Bool = true
    ) {
        self.models = models
        self.batch = batch
        self.turnNanoseconds = turnNanoseconds
        self.settings = settings
        self.floors = floors
        self.confirms = confirms
        self.seed = seed
    }

    /// How the blocks of a benchmark are judged: no floor is lower than the one that was measured on this machine.
    func procedure(for key: MetricKey) -> PairedProcedure {
        var settings = settings
        settings.leastFloor = max(settings.leastFloor, floors[key.description] ?? 0)
        return PairedProcedure(settings: settings)
    }
}
