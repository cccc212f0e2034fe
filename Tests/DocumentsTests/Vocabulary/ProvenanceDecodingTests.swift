import Documents
import Scoring
import Testing

@Suite struct ProvenanceDecodingTests {
    private let scope = ProvenanceScope(sources: [Source(id: "holl-2018", title: "Holl and others, 2018")])

    private func number(
        _ yaml: String,
        _ scope: ProvenanceScope
    ) throws -> (number: ProvenancedNumber?, faults: [String]) {
        let text = DocumentText(yaml: yaml + "\n")
        return (try #require(text.value()).provenancedNumber(scope), text.faults)
    }

    @Test func everyFormIsRead() throws {
        #expect(
            try number("{value: 0.1, published: holl-2018}", scope).number
                == ProvenancedNumber(value: 0.1, provenance: .published(source: "holl-2018"))
        )
        #expect(
            try number("{value: 0.28, recalled: holl-2018}", scope).number?.provenance
                == .recalled(source: "holl-2018")
        )
        #expect(
            try number("{value: 2, inferred: from the odds ratio}", scope).number?.provenance
                == .inferred(how: "from the odds ratio")
        )
        #expect(
            try number("{value: 1, assumed: [0.5, 2], because: nothing is published}", scope).number?
                .provenance
                == .assumed(range: 0.5...2, because: "nothing is published")
        )
        #expect(
            try number("0.5", scope.inside(.inferred(how: "x"))).number
                == ProvenancedNumber(value: 0.5, provenance: .inferred(how: "x"))
        )
    }

    @Test(arguments: [
        (
            "0.5",
            ": a number needs its provenance: {value: 0.5, published: source}, or recalled, inferred or assumed instead"
        ),
        ("{value: 1}", ": exactly one of published, recalled, inferred, assumed is needed, none is there"),
        (
            "{value: 1, published: hol-2018}",
            " published: no source 'hol-2018' (meant: holl-2018?); known: holl-2018"
        ),
        (
            "{value: 3, assumed: [0, 2], because: x}",
            ": 3 is not allowed; it is assumed to be from 0.0 to 2.0"
        ),
        ("{value: 1, assumed: [0, 2]}", ": the key 'because' is missing"),
        ("{published: holl-2018}", ": the key 'value' is missing"),
    ])
    func everyFaultIsNamed(yaml: String, fault: String) throws {
        let (number, faults) = try number(yaml, scope)
        #expect(number == nil)
        #expect(faults.count == 1)
        #expect(faults.first?.hasSuffix(fault.split(separator: ": ").last ?? "") == true, "\(faults)")
    }

    @Test func aProvenanceOfAModelIsRead() throws {
        let text = DocumentText(
            yaml: """
                class: published-partial
                summary: {en: Some, fr: Certains}
                sources:
                  - {id: a, title: A, address: "https://example.org/a"}
                  - {id: b, title: B}
                """
        )
        let provenance = try #require(text.value()?.modelProvenance())
        #expect(provenance.classification == .publishedPartial)
        #expect(provenance.sources.map(\.id) == ["a", "b"])
        #expect(text.faults.isEmpty)
    }
}
