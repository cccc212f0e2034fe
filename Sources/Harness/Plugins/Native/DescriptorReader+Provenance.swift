import CPluginABI
import Scoring

extension DescriptorReader {
    func provenance(_ address: UnsafePointer<etalon_provenance>?) throws(PluginError) -> ModelProvenance {
        guard let address = unsafe address else {
            return ModelProvenance(
                classification: .conceptual,
                summary: LocalizedText("The plugin does not say what is known of the real system."),
                sources: []
            )
        }
        let raw = try unsafe structure(address, "provenance")
        let sources = try unsafe list(raw.sources, raw.source_count, "provenance.sources")
            .map { (place, raw) throws(PluginError) in
                Source(
                    id: try unsafe requiredText(raw.id, "\(place).id"),
                    title: try unsafe requiredText(raw.title, "\(place).title"),
                    address: try unsafe text(raw.address, "\(place).address")
                )
            }
        return ModelProvenance(
            classification: try classification(unsafe raw.classification),
            summary: try unsafe localized(raw.summary, raw.summary_fr, "provenance.summary")
                ?? LocalizedText("not stated"),
            sources: sources
        )
    }

    func parameters(_ raw: etalon_descriptor) throws(PluginError) -> [Parameter] {
        try unsafe list(raw.parameters, raw.parameter_count, "parameters")
            .map { (place, raw) throws(PluginError) in try unsafe parameter(raw, place) }
    }

    private func classification(_ code: UInt32) throws(PluginError) -> ProvenanceClass {
        switch Int32(clamping: code) {
        case ETALON_PROVENANCE_EXACT: return .exact
        case ETALON_PROVENANCE_PUBLISHED_PARTIAL: return .publishedPartial
        case ETALON_PROVENANCE_STRUCTURE_ONLY: return .structureOnly
        case ETALON_PROVENANCE_CRITERIA_ONLY: return .criteriaOnly
        case ETALON_PROVENANCE_CONCEPTUAL: return .conceptual
        default: throw broken("provenance.classification", "\(code) is none of the classes of version 1.0")
        }
    }

    private func parameter(_ raw: etalon_parameter, _ place: String) throws(PluginError) -> Parameter {
        let name = try unsafe requiredText(raw.name, "\(place).name")
        let text = try unsafe requiredText(raw.text, "\(place) ('\(name)').text")
        let provenance: ParameterProvenance
        switch Int32(clamping: unsafe raw.provenance) {
        case ETALON_PUBLISHED: provenance = .published(source: text)
        case ETALON_RECALLED: provenance = .recalled(source: text)
        case ETALON_INFERRED: provenance = .inferred(how: text)
        case ETALON_ASSUMED:
            let range = try unsafe range(raw.minimum, raw.maximum, "\(place) ('\(name)')")
            provenance = .assumed(range: range, because: text)
        default:
            throw broken(
                "\(place).provenance",
                "\(unsafe raw.provenance) is none of the kinds of version 1.0"
            )
        }
        let (value, count) = unsafe (raw.value, raw.count)
        guard count <= UInt64(Int.max) else { throw broken("\(place).count", "\(count)") }
        return value.isNaN
            ? Parameter(name: name, count: max(1, Int(count)), provenance: provenance)
            : Parameter(name: name, value: value, provenance: provenance)
    }
}
