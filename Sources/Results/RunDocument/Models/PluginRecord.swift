/// How a model was loaded.
package struct PluginRecord: Codable, Equatable, Sendable {
    /// The kind: "declarative", "native" or "process".
    package var kind: String
    /// How people reach it: "memory" or "pipe"; timings over different transports are never compared.
    package var transport: String
    /// The SHA-256 of the library or program; nil for a declarative one.
    package var sha256: String?

    /// A plugin.
    package init(kind: String, transport: String = "memory", sha256: String? = nil) {
        self.kind = kind
        self.transport = transport
        self.sha256 = sha256
    }
}
