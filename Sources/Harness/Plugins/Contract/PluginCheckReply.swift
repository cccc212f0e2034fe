/// What a worker says while it checks a plugin.
enum PluginCheckReply: Codable, Equatable, Sendable {
    /// It knows what the plugin is.
    case identity(PluginIdentity)
    /// It starts a check: if nothing follows, the plugin took the process with it.
    case started(ContractCheck)
    /// A check came to this.
    case verdict(ContractCheck, ContractVerdict)
}
