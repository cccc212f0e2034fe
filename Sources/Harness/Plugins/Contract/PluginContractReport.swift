/// What the contract test says of a plugin.
package struct PluginContractReport: Codable, Equatable, Sendable {
    /// One check and what it came to.
    package struct Row: Codable, Equatable, Sendable {
        /// The check.
        package let check: ContractCheck
        /// What it came to.
        package let verdict: ContractVerdict
    }

    /// What the plugin says of itself; nil where it could not be loaded.
    package let identity: PluginIdentity?
    /// Every check, in the order of `ContractCheck`.
    package let rows: [Row]

    /// Whether no check failed.
    package var isPassed: Bool { !rows.contains(where: \.verdict.isFailure) }

    /// The verdict of one check.
    package func verdict(of check: ContractCheck) -> ContractVerdict? {
        rows.first { $0.check == check }?.verdict
    }
}
