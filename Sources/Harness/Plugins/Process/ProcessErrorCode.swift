import CPluginABI

/// The words for what went wrong in a process plugin; each is a code of the native interface.
enum ProcessErrorCode: String, CaseIterable {
    case abi
    case config
    case input
    case numeric
    case memory
    case `internal`
    case unsupported

    /// The code of etalon_plugin.h.
    var number: Int {
        switch self {
        case .abi: Int(ETALON_E_ABI)
        case .config: Int(ETALON_E_CONFIG)
        case .input: Int(ETALON_E_INPUT)
        case .numeric: Int(ETALON_E_NUMERIC)
        case .memory: Int(ETALON_E_MEMORY)
        case .internal: Int(ETALON_E_INTERNAL)
        case .unsupported: Int(ETALON_E_UNSUPPORTED)
        }
    }
}
