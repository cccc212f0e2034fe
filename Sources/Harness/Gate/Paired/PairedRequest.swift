package import Results

/// What a paired measurement is asked for.
package struct PairedRequest: Sendable {
    /// The models; all that both programs have where empty.
    package var models: [String]
    /// People a call scores.
    package var batch: Int
    /// Processor time of one sample, in nanoseconds.
    package var sampleNanoseconds: UInt64
    /// Samples a process.
    package var samples: Int
    /// How blocks are judged, and how many there are.
    package var settings: PairedSettings
    /// The seed of the order in which processes run.
    package var seed: UInt64

    /// A request.
    package init(
        models: [String] = [],
        batch: Int = 1024,
        sampleNanoseconds: UInt64 = 4_000_000,
        samples: Int = 8,
        settings: PairedSettings = PairedSettings(),
        seed: UInt64
    ) {
        self.models = models
        self.batch = batch
        self.sampleNanoseconds = sampleNanoseconds
        self.samples = samples
        self.settings = settings
        self.seed = seed
    }
}
