/// What a model is made from.
public struct PluginConfiguration: Equatable, Sendable {
    /// The folder with the files of the model, where it has any.
    public let folder: String?
    /// Threads that `score` may use, the calling one included; at least 1.
    public let threadCount: Int
    /// What the user set for the model, by key.
    public let options: [String: String]

    /// A configuration.
    public init(folder: String? = nil, threadCount: Int = 1, options: [String: String] = [:]) {
        self.folder = folder
        self.threadCount = threadCount
        self.options = options
    }

    /// Refuses options that the model does not know.
    ///
    /// - Throws: `PluginConfigurationError.unknownOption` for the first of them in alphabetical order.
    public func requireOptions(amongst known: Set<String>) throws(PluginConfigurationError) {
        guard let unknown = options.keys.filter({ !known.contains($0) }).min() else { return }
        throw .unknownOption(key: unknown, known: known.sorted())
    }

    /// The number that the option `key` holds; `fallback` where it is not set.
    ///
    /// - Throws: `PluginConfigurationError.notANumber`.
    public func number(_ key: String, default fallback: Double) throws(PluginConfigurationError) -> Double {
        guard let text = options[key] else { return fallback }
        guard let number = Double(text), number.isFinite else { throw .notANumber(key: key, value: text) }
        return number
    }
}
