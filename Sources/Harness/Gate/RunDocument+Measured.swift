import DenseMatrix
import Models
import Results

extension RunDocument {
    /// A document of numbers that no run of models made: of this machine, now.
    init(measured identity: RunIdentity, configuration: RunConfiguration, metrics: [Metric]) {
        self.init(
            run: identity,
            configuration: configuration,
            environment: .capture(
                blas: BLASRecord(BLASLibrary.current()),
                kernels: "\(InstructionSet.live)"
            ),
            metrics: metrics
        )
    }
}
