import CPluginABI
import Synchronization

/// The one plugin that a shared library is: its table of functions and how its models are made.
///
/// The table outlives every call, so this lives as long as the process.
@safe final class ExportedLibrary: @unchecked Sendable {
    private static let slot = Mutex<ExportedLibrary?>(nil)

    let table: UnsafePointer<etalon_plugin>
    let make: @Sendable (PluginConfiguration) throws -> any PluginModel

    /// The plugin of this library; the first call decides what it is.
    static func shared<Model: PluginModel>(
        name: String,
        version: String,
        model: Model.Type
    ) -> ExportedLibrary {
        slot.withLock { slot in
            if let library = slot { return library }
            let library = ExportedLibrary(name: name, version: version, model: model)
            slot = library
            return library
        }
    }

    /// The plugin of this library, for the functions of the table.
    static var current: ExportedLibrary? { slot.withLock { $0 } }

    private init<Model: PluginModel>(name: String, version: String, model: Model.Type) {
        make = { configuration in try Model(configuration: configuration) }
        let memory = CMemory()
        let capabilities =
            ETALON_CONCURRENT | (Model.handlesMissingValues ? ETALON_HANDLES_MISSING : 0)
        unsafe table = memory.value(
            etalon_plugin(
                struct_size: UInt32(MemoryLayout<etalon_plugin>.size),
                abi_major: UInt32(ETALON_ABI_MAJOR),
                abi_minor: UInt32(ETALON_ABI_MINOR),
                capabilities: UInt32(capabilities),
                name: memory.string(name),
                version: memory.string(version),
                build: memory.string("Swift"),
                create: { unsafe createModel($0, $1, $2) },
                destroy: { unsafe destroyModel($0) },
                describe: { unsafe describeModel($0, $1, $2) },
                score: { unsafe scorePeople($0, $1, $2, $3) }
            )
        )
        memory.keepForever()
    }
}
