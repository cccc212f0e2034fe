import EtalonPlugin
import Harness
import Scoring
import Testing

/// A descriptor goes through C and back: nothing is lost on the way.
@Suite("A descriptor through the C interface")
struct DescriptorExportTests {
    @Test("is the same afterwards")
    func roundTrip() throws {
        let source = try descriptor()
        let result = try read(source)
        #expect(result.id == source.id)
        #expect(result.version == source.version)
        #expect(result.name == source.name)
        #expect(result.system == source.system)
        #expect(result.schema == source.schema)
        #expect(result.precision == source.precision)
        #expect(result.outputs == source.outputs)
        #expect(result.decision == source.decision)
        #expect(result.target == source.target)
        #expect(result.provenance == source.provenance)
        #expect(result.parameters == source.parameters)
        #expect(result.family == "native")
    }

    @Test(
        "keeps every decision rule and class",
        arguments: [
            DecisionRule.threshold(output: 1, cut: 0.25),
            .orderedLevels(output: 0, cuts: [1, 2.5], names: ["low", "middle", "high"]),
            .capacity(output: 1, size: .count(1000)), .capacity(output: 0, size: .share(0.05)),
        ]
    )
    func decisions(rule: DecisionRule) throws {
        #expect(try read(try descriptor(decision: rule)).decision == rule)
        for classification in ProvenanceClass.allCases {
            let provenance = try read(try descriptor(classification: classification)).provenance
            #expect(provenance.classification == classification)
        }
    }

    @Test("is refused where it would mislead")
    func refused() throws {
        #expect(throws: PluginError.self) {
            try read(try descriptor(decision: .threshold(output: 5, cut: 0)))
        }
        #expect(throws: PluginError.self) {
            try read(try descriptor(decision: .threshold(output: 0, cut: .nan)))
        }
        #expect(throws: PluginError.self) {
            try read(
                try descriptor(decision: .orderedLevels(output: 0, cuts: [2, 1], names: ["a", "b", "c"]))
            )
        }
        #expect(throws: PluginError.self) {
            try read(try descriptor(decision: .capacity(output: 0, size: .share(1.5))))
        }
    }

    private func read(_ source: ModelDescriptor) throws(PluginError) -> ModelDescriptor {
        let export = DescriptorExport(source)
        return try unsafe DescriptorReader(path: "test.so").read(export.descriptor)
    }

    private func descriptor(
        decision: DecisionRule = .threshold(output: 1, cut: 0.25),
        classification: ProvenanceClass = .publishedPartial
    ) throws -> ModelDescriptor {
        let features = [
            Feature(name: "woman", kind: .binary(no: "man", yes: "woman"), roles: [.protected, .immutable]),
            Feature(name: "rsa", kind: .binary(no: "no", yes: "yes"), roles: .actionable),
            Feature(name: "aah", kind: .binary(no: "no", yes: "yes"), missing: .imputed(1)),
            Feature(
                name: "education",
                label: LocalizedText("Education", french: "Études"),
                kind: .ordinal(levels: ["none", "bac", "bac+2"]),
                missing: .passed
            ),
            Feature(name: "region", kind: .categorical(levels: ["north", "south"]), missing: .imputed(1)),
            Feature(name: "months", kind: .count(range: 0...120), unit: "months", shifts: []),
            Feature(
                name: "income",
                kind: .continuous(range: 0 ... .infinity),
                unit: "EUR a month",
                shifts: [100]
            ),
            Feature(name: "last_income", kind: .continuous(range: -10...10)),
        ]
        let plain = try Schema(features: features)
        return ModelDescriptor(
            id: "round-trip",
            version: "1.2.3",
            name: LocalizedText("Round trip", french: "Aller-retour"),
            system: LocalizedText("none"),
            family: "native",
            schema: try Schema(
                features: features,
                consistency: [
                    .oneHot(features: [1, 2], allowsNone: true),
                    .implied(
                        condition: try Expression(parsing: "region = north", schema: plain),
                        feature: 5,
                        value: 12
                    ),
                    .ordered(lower: 7, upper: 6),
                    .required(condition: try Expression(parsing: "months >= 0", schema: plain)),
                ]
            ),
            precision: .float32,
            outputs: [
                Output(name: "level", kind: .level(names: ["a", "b"])),
                Output(
                    name: "probability",
                    label: LocalizedText("Probability", french: "Probabilité"),
                    kind: .probability
                ),
            ],
            decision: decision,
            target: "activity_15h",
            provenance: ModelProvenance(
                classification: classification,
                summary: LocalizedText("Half of it is known.", french: "La moitié est connue."),
                sources: [
                    Source(id: "report", title: "A report, 2024", address: "https://example.org/report"),
                    Source(id: "letter", title: "A letter, 2025"),
                ]
            ),
            parameters: [
                Parameter(name: "offset", value: -1.5, provenance: .published(source: "report")),
                Parameter(name: "sex", value: 0.25, provenance: .recalled(source: "letter")),
                Parameter(name: "age", value: 0, provenance: .inferred(how: "from the margins")),
                Parameter(name: "bins", count: 40, provenance: .assumed(range: -1...1, because: "unknown")),
            ]
        )
    }
}
