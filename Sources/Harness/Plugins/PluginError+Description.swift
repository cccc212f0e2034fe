extension PluginError: CustomStringConvertible {
    /// What was wrong, where, and what to do, for people.
    package var description: String {
        switch self {
        case .unreadable(let path, let problem):
            "\(path): \(problem); name an existing file that you may read"
        case .notSharedLibrary(let path, let found):
            "\(path): not a shared library but \(found); build the plugin as one, as in `cc -shared -fPIC`"
        case .otherMachine(let path, let found, let expected):
            "\(path): a library for \(found), this machine is \(expected); build the plugin here"
        case .otherContent(let path, let expected, let found):
            """
            \(path): the file has SHA-256 \(found), the model asks for \(expected); restore the file that the model was \
            written for, or, if the change is meant, put the new hash into the model
            """
        case .missingDependency(let path, let library):
            """
            \(path): needs the library \(library), which is not installed; install it, or link it statically into \
            the plugin
            """
        case .missingSymbol(let path, let symbol):
            """
            \(path): uses the function \(symbol), which no library has that it names; link the library with that \
            function into the plugin
            """
        case .notLoadable(let path, let problem):
            "\(path): cannot be loaded: \(problem)"
        case .noEntryPoint(let path):
            """
            \(path): exports no `etalon_plugin_query`, so it is no plugin; implement that function of etalon_plugin.h and \
            export it (ETALON_EXPORT)
            """
        case .otherVersion(let path, let plugin, let pluginMajor, let pluginMinor, let hostMajor):
            """
            \(path): plugin \(plugin) speaks version \(pluginMajor).\(pluginMinor) of the plugin interface, this etalon \
            version \(hostMajor): the \(pluginMajor < hostMajor ? "plugin" : "etalon") is older; \
            \(pluginMajor < hostMajor
                ? "build the plugin again with the current etalon_plugin.h"
                : "use a newer etalon, or build the plugin with the etalon_plugin.h of this one")
            """
        case .brokenTable(let path, let problem):
            "\(path): the table of functions cannot be used: \(problem); fill it as etalon_plugin.h says"
        case .failed(let path, let call, let code, let message):
            "\(path): `\(call)` failed with \(Self.name(ofCode: code)): \(message)"
        case .brokenDescription(let path, let place, let problem):
            "\(path): what the plugin says of its model cannot be used: \(place): \(problem)"
        }
    }

    /// The name that etalon_plugin.h gives an error code.
    package static func name(ofCode code: Int) -> String {
        let names = [
            "ETALON_OK", "ETALON_E_ABI", "ETALON_E_CONFIG", "ETALON_E_INPUT", "ETALON_E_NUMERIC",
            "ETALON_E_MEMORY", "ETALON_E_INTERNAL", "ETALON_E_UNSUPPORTED",
        ]
        return names.indices.contains(code) ? names[code] : "code \(code)"
    }
}
