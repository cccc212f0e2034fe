/// What a file of another library's format may cost.
package struct ImportLimits: Sendable, Hashable {
    /// Most bytes of a file.
    package let bytes: Int
    /// Most outputs of a model.
    package let outputs: Int
    /// Most features of a model.
    package let features: Int

    /// Limits.
    package init(bytes: Int = 512 << 20, outputs: Int = 10_000, features: Int = 60_000) {
        self.bytes = bytes
        self.outputs = outputs
        self.features = features
    }
}
