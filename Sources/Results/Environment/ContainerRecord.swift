/// The limits that a control group sets; nil means none or unknown.
package struct ContainerRecord: Codable, Equatable, Sendable {
    /// How many cores' worth of time may be used.
    package var cores: Double?
    /// How much memory may be used, in bytes.
    package var memoryBytes: Int?

    /// Limits.
    package init(cores: Double? = nil, memoryBytes: Int? = nil) {
        self.cores = cores
        self.memoryBytes = memoryBytes
    }
}
