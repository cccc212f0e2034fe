import CPluginABI
import Glibc

/// A shared library that this process has opened and never closes: the run-time systems of Swift, Rust and OpenMP do
/// not survive it.
@safe struct LoadedLibrary {
    /// The function that the library exports as a plugin.
    let query: etalon_plugin_query_function

    /// Opens the library and finds its entry point.
    ///
    /// Its constructors run: only in a worker process.
    ///
    /// - Throws: `PluginError.missingDependency`, `.missingSymbol`, `.notLoadable` or `.noEntryPoint`.
    init(_ file: SharedLibraryFile) throws(PluginError) {
        guard let handle = unsafe dlopen(file.path, RTLD_NOW | RTLD_LOCAL) else {
            throw Self.explanation(of: Self.lastProblem(), path: file.path)
        }
        guard let symbol = unsafe dlsym(handle, ETALON_PLUGIN_QUERY_SYMBOL) else {
            throw .noEntryPoint(path: file.path)
        }
        unsafe query = unsafe unsafeBitCast(symbol, to: etalon_plugin_query_function.self)
    }

    private static func lastProblem() -> String {
        guard let text = unsafe dlerror() else { return "the loader gives no reason" }
        return unsafe String(cString: text)
    }

    /// The error that the words of the loader stand for.
    static func explanation(of problem: String, path: String) -> PluginError {
        if let match = problem.firstMatch(of: /(?:^|: )([^ :]+): cannot open shared object file/) {
            return .missingDependency(path: path, library: String(match.output.1))
        }
        if let match = problem.firstMatch(of: /undefined symbol: ([^ ,]+)/) {
            return .missingSymbol(path: path, symbol: String(match.output.1))
        }
        let words = problem.hasPrefix(path + ": ") ? String(problem.dropFirst(path.count + 2)) : problem
        return .notLoadable(path: path, problem: words)
    }
}
