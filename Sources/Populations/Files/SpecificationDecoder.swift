package import Documents
package import Foundation
import Scoring

extension Population {
    /// Reads the specification in `url`, with those it extends beside it.
    ///
    /// - Throws: `DocumentError.faults` with every fault of the files, its place and what is allowed there.
    /// - Complexity: O(size of the file); joint tables are fitted to their margins.
    package static func read(_ url: URL) throws(DocumentError) -> Population {
        let diagnostics = Diagnostics()
        let population = SpecificationSections.read(url, diagnostics: diagnostics).flatMap {
            SpecificationDecoder(sections: $0).population()
        }
        guard let population, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        return population
    }
}

/// Makes a population of the sections of its specification.
struct SpecificationDecoder {
    let sections: SpecificationSections

    /// The population; nil, or one that is not to be used, where faults were reported.
    func population() -> Population? {
        let label = sections.label?.localizedText()
        let summary = sections.summary?.localizedText()
        if sections.label == nil { sections.root.report(.missingKey("label")) }
        let ledger = NumberLedger(sources: decodeSources())
        guard let features = decodeFeatures(sections.features), let hidden = decodeFeatures(sections.hidden)
        else {
            return nil
        }
        guard !features.isEmpty else {
            sections.root.report(.missingKey("features"))
            return nil
        }
        guard let all = makeSchema(features + hidden, []), let visible = makeSchema(features, []) else {
            return nil
        }
        let rules = sections.consistency.compactMap { $0.consistencyRule(schema: visible) }
        guard let schema = makeSchema(features, rules) else { return nil }
        let constants = decodeConstants(ledger, all)
        let margins = MarginDecoder(schema: all, constants: constants, ledger: ledger)
            .margins(sections.margins)
        var generation = GenerationDecoder(
            population: sections.id,
            schema: all,
            ledger: ledger,
            constants: constants,
            margins: margins.forFit,
            parts: sections.generation
        )
        let steps = generation.decode(sections.generation, root: sections.root)
        let outcomes = sections.outcomes.compactMap {
            OutcomeDecoder(schema: all, constants: constants, ledger: ledger).outcome($0.value)
        }
        let checked = margins.forCheck(inherited: sections.inheritedMargins)
        margins.checkOutcomes(outcomes, of: checked)
        return Population(
            id: sections.id,
            label: label,
            summary: summary ?? LocalizedText(""),
            sources: ledger.scope.sources,
            schema: schema,
            hidden: hidden,
            steps: steps,
            parameters: ledger.parameters,
            margins: checked,
            outcomes: outcomes,
            kept: sections.kept?.expression(schema: all, constants: constants)
        )
    }

    private func decodeSources() -> [Source] {
        sections.sources.compactMap { part in
            part.value.mapping { reader -> Source? in
                let id = reader.required("id")?.text()
                let title = reader.required("title")?.text()
                let address = reader.optional("address")?.text()
                guard let id, let title else { return nil }
                return Source(id: id, title: title, address: address)
            }
        }
    }

    /// The features of the parts; nil where one could not be decoded.
    private func decodeFeatures(_ parts: [SpecificationSections.Part]) -> [Feature]? {
        var features: [Feature] = []
        for part in parts {
            guard let feature = part.value.feature() else { continue }
            features.append(feature)
        }
        return features.count == parts.count ? features : nil
    }

    private func makeSchema(_ features: [Feature], _ rules: [ConsistencyRule]) -> Schema? {
        do {
            return try Schema(features: features, consistency: rules)
        } catch {
            if case .duplicateFeature(let name) = error {
                let part = (sections.features + sections.hidden).last { $0.name == name }
                (part?.value ?? sections.root).report(.duplicateName(name, what: "feature"))
            }
            return nil
        }
    }

    /// The named numbers of the specification.
    private func decodeConstants(_ ledger: NumberLedger, _ schema: Schema) -> [String: Double] {
        var constants: [String: Double] = [:]
        for part in sections.parameters {
            if schema.index(of: part.name) != nil {
                part.value.report(.duplicateName(part.name, what: "feature or parameter"))
            }
            constants[part.name] = ledger.number(part.value, name: part.name, block: nil)
        }
        return constants
    }
}
