package import CPluginABI
package import Scoring

/// Turns what a plugin says of its model into values, and believes nothing.
@safe package struct DescriptorReader {
    /// More of anything than this is taken for garbage.
    static let largestCount = 100_000
    /// The file of the plugin, for errors.
    let path: String

    /// A reader of what the plugin at `path` says.
    package init(path: String) {
        self.path = path
    }

    /// The descriptor at `address`.
    ///
    /// - Throws: `PluginError.brokenDescription` that names the first place that cannot be used.
    package func read(_ address: UnsafePointer<etalon_descriptor>) throws(PluginError) -> ModelDescriptor {
        let raw = try unsafe structure(address, "descriptor")
        let id = try unsafe requiredText(raw.id, "id")
        let schema = try unsafe schema(raw)
        let outputs = try unsafe list(raw.outputs, raw.output_count, "outputs")
            .map { (place, raw) throws(PluginError) in try unsafe output(raw, place) }
        if outputs.isEmpty { throw broken("outputs", "there is none; a model gives at least one score") }
        guard let decision = unsafe raw.decision else { throw broken("decision", "it is missing") }
        return unsafe ModelDescriptor(
            id: id,
            version: try unsafe requiredText(raw.version, "version"),
            name: try unsafe localized(raw.name, raw.name_fr, "name") ?? LocalizedText(id),
            system: try unsafe localized(raw.system, raw.system_fr, "system") ?? LocalizedText("not stated"),
            family: "native",
            schema: schema,
            precision: try precision(unsafe raw.precision),
            outputs: outputs,
            decision: try decisionRule(unsafe structure(decision, "decision"), outputs: outputs.count),
            target: try unsafe text(raw.target, "target"),
            provenance: try provenance(unsafe raw.provenance),
            parameters: try parameters(unsafe raw)
        )
    }

    // MARK: Places

    func broken(_ place: String, _ problem: String) -> PluginError {
        .brokenDescription(path: path, where: place, problem: problem)
    }

    /// A copy of the struct at `address`, if it has the size of version 1.0 at least.
    func structure<Value: SizedStructure>(
        _ address: UnsafePointer<Value>,
        _ place: String
    ) throws(PluginError) -> Value {
        let size = unsafe UnsafeRawPointer(address).load(as: UInt32.self)
        guard size >= MemoryLayout<Value>.size else {
            throw broken(
                place,
                "struct_size is \(size), version 1.0 has \(MemoryLayout<Value>.size)"
            )
        }
        return unsafe address.pointee
    }

    /// The structs that a list of addresses points to, each with its place.
    func list<Value: SizedStructure>(
        _ addresses: UnsafePointer<UnsafePointer<Value>?>?,
        _ count: Int,
        _ place: String
    ) throws(PluginError) -> [(String, Value)] {
        try unsafe array(addresses, count, place).enumerated().map { (index, address) throws(PluginError) in
            let place = "\(place)[\(index)]"
            guard let address = unsafe address else { throw broken(place, "it is missing") }
            return (place, try unsafe structure(address, place))
        }
    }

    /// The elements of a C array.
    func array<Element>(
        _ first: UnsafePointer<Element>?,
        _ count: Int,
        _ place: String
    ) throws(PluginError) -> [Element] {
        if count == 0 { return [] }
        guard count > 0, count <= Self.largestCount else {
            throw broken(
                place,
                "a count of \(UInt(bitPattern: count)); at most \(Self.largestCount) are read"
            )
        }
        guard let first = unsafe first else {
            throw broken(place, "the count is \(count) and the list is NULL")
        }
        return unsafe Array(UnsafeBufferPointer(start: first, count: count))
    }

    // MARK: Texts and numbers

    func text(_ string: UnsafePointer<CChar>?, _ place: String) throws(PluginError) -> String? {
        guard let string = unsafe string else { return nil }
        guard let text = unsafe String(validatingCString: string) else {
            throw broken(place, "no valid UTF-8")
        }
        return text.isEmpty ? nil : text
    }

    func requiredText(_ string: UnsafePointer<CChar>?, _ place: String) throws(PluginError) -> String {
        guard let text = try unsafe text(string, place) else { throw broken(place, "it is missing") }
        return text
    }

    func texts(
        _ strings: UnsafePointer<UnsafePointer<CChar>?>?,
        _ count: Int,
        _ place: String
    ) throws(PluginError) -> [String] {
        let texts = try unsafe array(strings, count, place).enumerated()
            .map { (index, string) throws(PluginError) in
                try unsafe requiredText(string, "\(place)[\(index)]")
            }
        if let twice = texts.enumerated().first(where: { texts[..<$0.offset].contains($0.element) }) {
            throw broken(place, "'\(twice.element)' stands there twice")
        }
        return texts
    }

    func localized(
        _ english: UnsafePointer<CChar>?,
        _ french: UnsafePointer<CChar>?,
        _ place: String
    ) throws(PluginError) -> LocalizedText? {
        guard let english = try unsafe text(english, place) else { return nil }
        return LocalizedText(english, french: try unsafe text(french, place + "_fr"))
    }

    func range(_ minimum: Double, _ maximum: Double, _ place: String) throws(PluginError) -> ClosedRange<
        Double
    > {
        guard minimum <= maximum else { throw broken(place, "minimum \(minimum) and maximum \(maximum)") }
        return minimum...maximum
    }

    private func precision(_ code: UInt32) throws(PluginError) -> Precision {
        switch Int32(clamping: code) {
        case ETALON_FLOAT32: return .float32
        case ETALON_FLOAT64: return .float64
        default: throw broken("precision", "\(code) is none of ETALON_FLOAT32, ETALON_FLOAT64")
        }
    }
}

/// A struct of the interface: its first field is its size.
protocol SizedStructure {}
extension etalon_descriptor: SizedStructure {}
extension etalon_feature: SizedStructure {}
extension etalon_rule: SizedStructure {}
extension etalon_output: SizedStructure {}
extension etalon_decision: SizedStructure {}
extension etalon_provenance: SizedStructure {}
extension etalon_source: SizedStructure {}
extension etalon_parameter: SizedStructure {}
