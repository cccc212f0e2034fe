/// What can go wrong between the harness and a plugin, before the first score.
package enum PluginError: Error, Equatable, Sendable {
    /// There is no such file, or it cannot be read.
    case unreadable(path: String, problem: String)
    /// The file is something else than a shared library.
    case notSharedLibrary(path: String, found: String)
    /// The library is made for another kind of machine.
    case otherMachine(path: String, found: String, expected: String)
    /// The content of the file is not the one that the model was written for.
    case otherContent(path: String, expected: String, found: String)
    /// The library needs another one that is not there.
    case missingDependency(path: String, library: String)
    /// The library uses a function that no loaded library has.
    case missingSymbol(path: String, symbol: String)
    /// The loader refuses the library for another reason.
    case notLoadable(path: String, problem: String)
    /// The library exports no plugin.
    case noEntryPoint(path: String)
    /// Both sides speak different major versions of the interface.
    case otherVersion(path: String, plugin: String, pluginMajor: Int, pluginMinor: Int, hostMajor: Int)
    /// The table of functions cannot be used.
    case brokenTable(path: String, problem: String)
    /// The plugin reports a failure.
    case failed(path: String, call: String, code: Int, message: String)
    /// What the plugin says of its model cannot be used.
    case brokenDescription(path: String, where: String, problem: String)
}
