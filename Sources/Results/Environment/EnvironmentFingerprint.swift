/// The machine and the build that measured; what cannot be found out is nil, and unknown in reports.
package struct EnvironmentFingerprint: Codable, Equatable, Sendable {
    /// The processor.
    package var processor: ProcessorRecord
    /// The operating system.
    package var system: SystemRecord
    /// How Etalon was built.
    package var build: BuildRecord
    /// The BLAS library.
    package var blas: BLASRecord
    /// The instruction set of the project's own kernels, as in "avx2".
    package var kernels: String?
    /// The limits of the container.
    package var container: ContainerRecord
    /// How busy the machine was when the run began.
    package var before: ActivityRecord
    /// How busy it was when the run ended.
    package var after: ActivityRecord?

    /// A fingerprint.
    package init(
        processor: ProcessorRecord = ProcessorRecord(),
        system: SystemRecord = SystemRecord(),
        build: BuildRecord = BuildRecord(),
        blas: BLASRecord = BLASRecord(),
        kernels: String? = nil,
        container: ContainerRecord = ContainerRecord(),
        before: ActivityRecord = ActivityRecord(),
        after: ActivityRecord? = nil
    ) {
        self.processor = processor
        self.system = system
        self.build = build
        self.blas = blas
        self.kernels = kernels
        self.container = container
        self.before = before
        self.after = after
    }
}
