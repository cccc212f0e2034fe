/// What a file may cost, so that a hostile one is an error and not an exhausted machine.
package struct DocumentLimits: Equatable, Sendable {
    /// The largest YAML file, in bytes.
    package let yamlBytes: Int
    /// The largest JSON file, in bytes.
    package let jsonBytes: Int
    /// How deep lists and mappings may be nested.
    package let depth: Int

    /// Limits.
    package init(yamlBytes: Int = 4 << 20, jsonBytes: Int = 512 << 20, depth: Int = 64) {
        self.yamlBytes = yamlBytes
        self.jsonBytes = jsonBytes
        self.depth = depth
    }
}
