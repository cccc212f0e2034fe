import CPluginABI
import Scoring

/// What the opaque handle of a model stands for.
final class ExportedModel {
    let model: any PluginModel
    let description: DescriptorExport

    init(_ model: any PluginModel) {
        self.model = model
        description = DescriptorExport(model.descriptor)
    }

    /// The model behind a handle, which keeps its ownership.
    static func behind(_ handle: OpaquePointer?) -> ExportedModel? {
        guard let handle = unsafe handle else { return nil }
        return unsafe Unmanaged<ExportedModel>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }
}

func createModel(
    _ config: UnsafePointer<etalon_config>?,
    _ out: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<etalon_error>?
) -> etalon_status {
    guard let out = unsafe out, let library = ExportedLibrary.current else { return ETALON_E_INTERNAL }
    guard let config = unsafe config, unsafe config.pointee.struct_size >= MemoryLayout<etalon_config>.size
    else {
        return unsafe etalon_fail(error, ETALON_E_ABI, "a configuration of less than version 1.0")
    }
    do {
        let made = ExportedModel(try library.make(unsafe PluginConfiguration(config.pointee)))
        unsafe out.pointee = OpaquePointer(Unmanaged.passRetained(made).toOpaque())
        return ETALON_OK
    } catch let problem {
        return unsafe etalon_fail(error, ETALON_E_CONFIG, "\(problem)")
    }
}

func destroyModel(_ handle: OpaquePointer?) {
    guard let handle = unsafe handle else { return }
    unsafe Unmanaged<ExportedModel>.fromOpaque(UnsafeRawPointer(handle)).release()
}

func describeModel(
    _ handle: OpaquePointer?,
    _ out: UnsafeMutablePointer<UnsafePointer<etalon_descriptor>?>?,
    _ error: UnsafeMutablePointer<etalon_error>?
) -> etalon_status {
    guard let exported = unsafe ExportedModel.behind(handle), let out = unsafe out else {
        return unsafe etalon_fail(error, ETALON_E_INTERNAL, "no model")
    }
    unsafe out.pointee = exported.description.descriptor
    return ETALON_OK
}

func scorePeople(
    _ handle: OpaquePointer?,
    _ people: UnsafePointer<etalon_people>?,
    _ scores: UnsafePointer<etalon_scores>?,
    _ error: UnsafeMutablePointer<etalon_error>?
) -> etalon_status {
    guard let exported = unsafe ExportedModel.behind(handle) else {
        return unsafe etalon_fail(error, ETALON_E_INTERNAL, "no model")
    }
    guard let people = unsafe people, unsafe people.pointee.struct_size >= MemoryLayout<etalon_people>.size,
        let scores = unsafe scores, unsafe scores.pointee.struct_size >= MemoryLayout<etalon_scores>.size
    else {
        return unsafe etalon_fail(error, ETALON_E_ABI, "people or scores of less than version 1.0")
    }
    do {
        let batch = try unsafe ForeignBatch(people: people.pointee, scores: scores.pointee)
        try batch.fill(by: exported.model)
        return ETALON_OK
    } catch let problem {
        return unsafe report(problem, of: exported.model.descriptor.schema, in: error)
    }
}

/// Fills the error record with what `problem` says.
private func report(
    _ problem: ScoringError,
    of schema: Schema,
    in error: UnsafeMutablePointer<etalon_error>?
) -> etalon_status {
    var status = ETALON_E_INTERNAL
    switch problem {
    case .missingValue(let feature, let person):
        status = ETALON_E_INPUT
        unsafe error?.pointee.row = Int64(person)
        unsafe error?.pointee.column = Int64(schema.index(of: feature) ?? -1)
    case .wrongCount, .wrongPrecision, .illegalValue, .unknownLevel: status = ETALON_E_INPUT
    case .scoreNotFinite(_, let person):
        status = ETALON_E_NUMERIC
        unsafe error?.pointee.row = Int64(person)
    case .pluginFailure(let code, let message):
        return unsafe etalon_fail(error, Int32(clamping: code), message)
    default: break
    }
    return unsafe etalon_fail(error, status, "\(problem)")
}

extension PluginConfiguration {
    /// A copy of what the harness passed.
    fileprivate init(_ config: etalon_config) {
        var options: [String: String] = [:]
        for index in 0..<(unsafe config.option_count) {
            guard let option = unsafe config.options?[index], let key = unsafe option.pointee.key,
                let value = unsafe option.pointee.value
            else { continue }
            unsafe options[String(cString: key)] = String(cString: value)
        }
        self.init(
            folder: unsafe config.folder.map { unsafe String(cString: $0) },
            threadCount: max(1, Int(unsafe config.thread_count)),
            options: options
        )
    }
}
