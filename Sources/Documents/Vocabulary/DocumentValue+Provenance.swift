package import Scoring

extension DocumentValue {
    /// A number with where it comes from.
    ///
    /// In one of these forms:
    ///
    /// ```yaml
    /// {value: 0.10, published: source-id}
    /// {value: 0.28, recalled: source-id}
    /// {value: 0.51, inferred: how}
    /// {value: 1.0, assumed: [0.5, 2.0], because: why}
    /// 0.10                                             # where the section says it for all of its numbers
    /// ```
    ///
    /// - Returns: nil, with every fault reported, where the number or its provenance is wrong; an assumed number must lie in its
    ///   range.
    package func provenancedNumber(
        _ scope: ProvenanceScope,
        in range: ClosedRange<Double>? = nil
    ) -> ProvenancedNumber? {
        guard isMapping else {
            guard let value = number(in: range) else { return nil }
            guard let inherited = scope.inherited else {
                report(.invalid(reason: "a number needs its provenance: {value: \(value), \(Self.forms)"))
                return nil
            }
            return whole(value, inherited)
        }
        return mapping { reader in
            let value = reader.required("value")?.number(in: range)
            let isBare = !Self.words.contains { reader.has($0) }
            let provenance = isBare ? scope.inherited : reader.provenance(scope)
            if isBare, scope.inherited == nil { report(.oneKeyNeeded(of: Self.words, found: [])) }
            guard let value, let provenance else { return nil }
            return whole(value, provenance)
        }
    }

    private func whole(_ value: Double, _ provenance: ParameterProvenance) -> ProvenancedNumber? {
        if case .assumed(let range, _) = provenance, !range.contains(value) {
            report(.outOfRange(value: value, allowed: "it is assumed to be \(Self.text(of: range))"))
            return nil
        }
        return ProvenancedNumber(value: value, provenance: provenance)
    }

    /// The provenance that a mapping of its own states: `{assumed: [0, 1], because: why}`.
    package func parameterProvenance(_ scope: ProvenanceScope) -> ParameterProvenance? {
        mapping { $0.provenance(scope) }
    }

    fileprivate static let words = ["published", "recalled", "inferred", "assumed"]
    private static let forms = "published: source}, or recalled, inferred or assumed instead"
}

extension MappingReader {
    /// The provenance among the keys of this mapping.
    fileprivate func provenance(_ scope: ProvenanceScope) -> ParameterProvenance? {
        let reason = optional("because")
        guard let (word, value) = one(of: DocumentValue.words) else { return nil }
        switch word {
        case "published", "recalled":
            guard let index = value.index(among: scope.sources.map(\.id), what: "source") else { return nil }
            let id = scope.sources[index].id
            return word == "published" ? .published(source: id) : .recalled(source: id)
        case "inferred":
            return value.text().map { .inferred(how: $0) }
        default:
            let range = value.interval()
            if reason == nil { self.value.report(.missingKey("because")) }
            guard let range, let because = reason?.text() else { return nil }
            return .assumed(range: range, because: because)
        }
    }
}
