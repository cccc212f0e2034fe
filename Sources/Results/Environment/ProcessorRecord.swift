/// The processor of a machine.
package struct ProcessorRecord: Codable, Equatable, Sendable {
    /// The model, as it names itself.
    package var model: String?
    /// The logical cores that the process may use.
    package var cores: Int?
    /// The architecture, as in "x86_64".
    package var architecture: String?
    /// Whether it is a virtual one.
    package var virtualised: Bool?

    /// A processor.
    package init(
        model: String? = nil,
        cores: Int? = nil,
        architecture: String? = nil,
        virtualised: Bool? = nil
    ) {
        self.model = model
        self.cores = cores
        self.architecture = architecture
        self.virtualised = virtualised
    }
}
