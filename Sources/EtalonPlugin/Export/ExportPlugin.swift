public import CPluginABI
import Scoring

/// The whole body of a Swift plugin's `etalon_plugin_query`.
///
/// - Parameters:
///   - model: the type of the models that the plugin makes.
///   - name: the name of the plugin.
///   - version: its version, "major.minor.patch".
///   - hostMajor: the first argument of `etalon_plugin_query`.
///   - table: the last argument of `etalon_plugin_query`.
/// - Returns: `ETALON_OK`; `ETALON_E_ABI` where the harness speaks another major version.
public func exportPlugin<Model: PluginModel>(
    _ model: Model.Type,
    name: String,
    version: String,
    hostMajor: UInt32,
    table: UnsafeMutablePointer<UnsafePointer<etalon_plugin>?>?
) -> etalon_status {
    guard let table = unsafe table else { return ETALON_E_INTERNAL }
    let library = ExportedLibrary.shared(name: name, version: version, model: model)
    unsafe table.pointee = library.table
    return hostMajor == UInt32(ETALON_ABI_MAJOR) ? ETALON_OK : ETALON_E_ABI
}
