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
    package func modelProvenance() -> ModelProvenance? {
        mapping { reader in
            let classification = reader.required("class")?.choice(of: ProvenanceClass.self, what: "class")
            let summary = reader.required("summary")?.localizedText()
            let sources = reader.optional("sources").map { $0.sources() } ?? .some([])
            guard let classification, let summary, let sources else { return nil }
            return ModelProvenance(classification: classification, summary: summary, sources: sources)
        }
    }

    /// The documents that parameters cite: a list of `{id, title, address}`.
    package func sources() -> [Source]? {
        var ids: Set<String> = []
        return list { element in
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
