/// What a check of a plugin came to.
package enum ContractVerdict: Equatable, Codable, Sendable {
    /// The plugin does what is demanded.
    case passed
    /// It does not: what was seen.
    case failed(String)
    /// It was not tried: why.
    case skipped(String)

    /// Whether the plugin does not do what is demanded.
    package var isFailure: Bool {
        if case .failed = self { true } else { false }
    }
}
