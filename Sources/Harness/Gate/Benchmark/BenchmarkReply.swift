package import Results

/// What a fresh process of a paired measurement found.
package struct BenchmarkReply: Codable, Equatable, Sendable {
    /// What was timed.
    package var subject: MetricSubject
    /// Calls of one sample.
    package var calls: Int
    /// Processor seconds a person, one number a sample; none from a process that is ready to take turns.
    package var secondsPerRow: [Double]
    /// The sum of what was computed: it shows that the work was done.
    package var checksum: Double
    /// What it ran with; older programs do not tell.
    package var conditions: Conditions?

    /// What code a process chose by its processor.
    package struct Conditions: Codable, Equatable, Sendable {
        /// The instruction set of the kernels.
        package var kernels: String
        /// The core for which the BLAS chose its kernels.
        package var core: String?
    }
}
