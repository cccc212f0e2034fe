import Documents
import Scoring

/// One score of a model as its file declares it: the keys `name`, `label`, `link` and `kind`.
struct ScoreOutput {
    let output: Output
    /// What turns the sum into the score; nil where the file's word for it cannot be read.
    let inverseLink: InverseLink?

    /// The score that the keys of `reader` declare.
    ///
    /// `links` are those that the family allows, `unlessGiven` is the one where the file names none (nil: it must). Fails where there
    /// is no name; any other fault is reported and what could be read is kept, so that the rest of the file can be checked.
    init?(
        _ reader: MappingReader,
        links: KeyValuePairs<String, InverseLink>,
        unlessGiven: InverseLink?
    ) {
        let link = unlessGiven == nil ? reader.required("link") : reader.optional("link")
        inverseLink = link == nil ? unlessGiven : link?.choice(links, what: "link of this family")
        guard let output = Self.output(reader, isProbability: inverseLink == .logistic) else { return nil }
        self.output = output
    }

    /// The score that the keys `name`, `label` and `kind` declare; `isProbability` says whether its values can be called one.
    static func output(_ reader: MappingReader, isProbability: Bool) -> Output? {
        let name = reader.required("name")?.identifier()
        let label = reader.optional("label")?.localizedText()
        let kinds: KeyValuePairs<String, OutputKind> = ["probability": .probability, "score": .score]
        let value = reader.optional("kind")
        let kind = value?.choice(kinds, what: "kind of score") ?? (isProbability ? .probability : .score)
        if kind == .probability, !isProbability {
            value?.report(.invalid(reason: "only the logit link gives a probability; this is a score"))
        }
        return name.map { Output(name: $0, label: label, kind: kind) }
    }
}
