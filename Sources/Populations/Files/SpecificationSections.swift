import Documents
import Foundation
import Scoring

/// The parts of a specification, its own and those of what it extends, by the names that identify them.
struct SpecificationSections {
    /// One part and the name by which another specification replaces it.
    struct Part {
        let name: String
        let value: DocumentValue
        /// Whether it comes from a specification that is extended.
        var isInherited = false
        /// The name of the part behind which it stands, where it says so.
        let after: String?
    }

    /// How deep specifications may extend one another.
    private static let maximumDepth = 8

    var id = ""
    var label: DocumentValue?
    var summary: DocumentValue?
    var inheritedMargins: DocumentValue?
    var kept: DocumentValue?
    var sources: [Part] = []
    var features: [Part] = []
    var hidden: [Part] = []
    var consistency: [DocumentValue] = []
    var parameters: [Part] = []
    var margins: [Part] = []
    var generation: [Part] = []
    var outcomes: [Part] = []
    /// Where faults of the whole are reported.
    private(set) var root: DocumentValue

    /// Reads the specification in `url`.
    ///
    /// - Returns: nil, with diagnostics, where the file or one that it extends cannot be read.
    static func read(_ url: URL, diagnostics: Diagnostics, extendedBy chain: [URL] = [])
        -> SpecificationSections?
    {
        guard
            let file = DocumentFile.read(url, diagnostics: diagnostics),
            let root = file.value(diagnostics: diagnostics),
            let reader = root.mapping()
        else { return nil }
        var sections = SpecificationSections(root: root)
        if let base = reader.optional("extends") {
            let baseURL = base.text().map { url.deletingLastPathComponent().appending(path: $0 + ".yaml") }
            guard let baseURL else { return nil }
            guard chain.count < maximumDepth, !(chain + [url]).contains(baseURL) else {
                base.report(.invalid(reason: "specifications extend one another in a circle or too deep"))
                return nil
            }
            guard
                let read = SpecificationSections.read(
                    baseURL,
                    diagnostics: diagnostics,
                    extendedBy: chain + [url]
                )
            else { return nil }
            sections = read
            sections.root = root
            sections.markInherited()
        }
        sections.take(reader)
        reader.finish()
        return sections
    }

    private init(root: DocumentValue) { self.root = root }

    private mutating func markInherited() {
        for index in margins.indices { margins[index].isInherited = true }
    }

    private mutating func take(_ reader: MappingReader) {
        id = reader.required("population")?.text() ?? id
        _ = reader.required("version")?.integer(in: 1...1)
        label = reader.optional("label") ?? label
        summary = reader.optional("summary") ?? summary
        kept = reader.optional("kept") ?? kept
        inheritedMargins = reader.optional("inherited_margins") ?? inheritedMargins
        Self.merge(reader.optional("sources"), key: "id", into: &sources)
        Self.merge(reader.optional("features"), key: "name", into: &features)
        Self.merge(reader.optional("hidden"), key: "name", into: &hidden)
        Self.merge(reader.optional("margins"), key: "name", into: &margins)
        Self.merge(reader.optional("outcomes"), key: "name", into: &outcomes)
        consistency += reader.optional("consistency")?.list() ?? []
        for (name, value) in reader.optional("parameters")?.mapping()?.named() ?? [] {
            Self.put(Part(name: name, value: value, after: nil), into: &parameters)
        }
        for value in reader.optional("generation")?.list() ?? [] {
            guard let (name, after) = Self.stepName(value) else { continue }
            Self.put(Part(name: name, value: value, after: after), into: &generation)
        }
    }

    private static func merge(_ list: DocumentValue?, key: String, into parts: inout [Part]) {
        for value in list?.list() ?? [] {
            guard let reader = value.mapping(), let name = reader.required(key)?.text() else { continue }
            put(Part(name: name, value: value, after: nil), into: &parts)
        }
    }

    /// The name of a step, as in `draw age`, and of the step it stands behind.
    private static func stepName(_ value: DocumentValue) -> (String, String?)? {
        guard let reader = value.mapping(), let (key, target) = reader.one(of: GenerationDecoder.stepKeys)
        else {
            return nil
        }
        return target.text().map { ("\(key) \($0)", reader.optional("after")?.text()) }
    }

    /// Replaces the part of the same name that an extended specification has.
    ///
    /// Else puts it behind the part it names, or last. Two of one name in one file are both kept, for whoever decodes
    /// them to report.
    private static func put(_ part: Part, into parts: inout [Part]) {
        let file = part.value.file
        if let index = parts.firstIndex(where: { $0.name == part.name && $0.value.file != file }) {
            parts[index] = part
        } else if let after = part.after {
            if let index = parts.lastIndex(where: { $0.name == after }) {
                parts.insert(part, at: index + 1)
            } else {
                part.value.report(.unknownWord(after, what: "step", known: parts.map(\.name)))
            }
        } else {
            parts.append(part)
        }
    }
}
