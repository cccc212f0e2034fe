package import Scoring

extension DocumentValue {
    /// What is known of a system.
    ///
    /// ```yaml
    /// class: published-partial
    /// summary: {en: ..., fr: ...}
    /// sources:
    ///   - {id: holl-2018, title: "Holl, Kernbeiss, Wagner-Pinter (2018)", address: https://...}
    /// ```
    ///
    /// - Returns: nil where it is no mapping; with any other fault reported what could be read, so that whatever cites the sources
    ///   can be checked all the same.
    package func modelProvenance() -> ModelProvenance? {
        mapping { reader in
            let classification = reader.required("class")?.choice(of: ProvenanceClass.self, what: "class")
            let summary = reader.required("summary")?.localizedText()
            let sources = reader.optional("sources")?.sources() ?? []
            return ModelProvenance(
                classification: classification ?? .conceptual,
                summary: summary ?? LocalizedText(""),
                sources: sources
            )
        }
    }

    /// The documents that parameters cite: a list of `{id, title, address}`.
    ///
    /// - Returns: those that could be read; faults are reported.
    package func sources() -> [Source] {
        var ids: Set<String> = []
        return (list() ?? []).compactMap { element in
            element.mapping { reader in
                let id = reader.required("id")?.text()
                let title = reader.required("title")?.text()
                let address = reader.optional("address")?.text()
                guard let id, let title else { return nil }
                guard ids.insert(id).inserted else {
                    reader.report(.duplicateName(id, what: "source"), key: "id")
                    return nil
                }
                return Source(id: id, title: title, address: address)
            }
        }
    }
}
