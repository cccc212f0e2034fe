/// What a fresh process of a paired measurement is asked to do: a fixed piece of work.
package struct BenchmarkPlan: Codable, Equatable, Sendable {
    /// What is timed.
    package enum Subject: Codable, Equatable, Sendable {
        /// The fixed arithmetic of ``FixedWorkload``.
        case workload
        /// The scoring of people by a model.
        case model(folder: String, populationFile: String)
    }

    /// What is timed.
    package var subject: Subject
    /// People that one call scores.
    package var batch: Int
    /// Calls of one sample; nil lets the process find out how many fill ``sampleNanoseconds``.
    package var calls: Int?
    /// Samples a process, where it takes no turns.
    package var samples: Int
    /// Whether every sample waits until the harness gives a turn; nil, as older programs write it, is no.
    package var takesTurns: Bool?
    /// Processor time of one sample, where ``calls`` is nil.
    package var sampleNanoseconds: UInt64
    /// Processor time before the first sample.
    package var warmUpNanoseconds: UInt64
    /// The instruction set that kernels are to use, where the processor has it; nil is the best one.
    package var kernels: String?

    /// A plan.
    package init(
        subject: Subject,
        batch: Int = 1024,
        calls: Int? = nil,
        samples: Int = 1,
        takesTurns: Bool = false,
        sampleNanoseconds: UInt64 = 500_000,
        warmUpNanoseconds: UInt64 = 40_000_000,
        kernels: String? = nil
    ) {
        self.subject = subject
        self.batch = batch
        self.calls = calls
        self.samples = samples
        self.takesTurns = takesTurns
        self.sampleNanoseconds = sampleNanoseconds
        self.warmUpNanoseconds = warmUpNanoseconds
        self.kernels = kernels
    }
}
