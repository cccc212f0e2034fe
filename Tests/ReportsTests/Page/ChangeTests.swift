import Results
import TestSupport
import Testing

@testable import Reports

@Suite("Changes in words")
struct ChangeTests {
    private static let model = ModelRecord.sampleLogistic

    private func subject(_ intervention: String, feature: String? = "sex") -> MetricSubject {
        MetricSubject(model: Self.model.id, feature: feature, intervention: intervention)
    }

    @Test(
        "interventions are taken apart",
        arguments: [
            ("sex = man -> sex = woman", Change.pair(from: "man", to: "woman")),
            ("sex = woman", .set("woman")),
            ("sex flip", .flip), ("sex up 1", .levels(1)), ("sex down 2", .levels(-2)),
            ("sex - 5", .shift("- 5")),
            ("sex + 0.5", .shift("+ 0.5")), ("sex of a kind", .other("sex of a kind")),
            ("sexual = 1", .other("sexual = 1")), ("", .other("")),
        ]
    )
    func parsed(intervention: String, change: Change) {
        #expect(Change(of: subject(intervention)) == change)
    }

    @Test("a bundle of features is said as it stands")
    func bundle() {
        #expect(Change(of: subject("sex = man", feature: nil)) == .other("sex = man"))
    }

    @Test("labels and units of the model, in both languages")
    func words() {
        let english = ChangeText(model: Self.model, language: .english)
        let french = ChangeText(model: Self.model, language: .french)
        #expect(english.text(of: subject("sex = man -> sex = woman")) == "sex: man → woman")
        #expect(french.text(of: subject("sex = man -> sex = woman")) == "sexe\u{00A0}: man → woman")
        #expect(english.text(of: subject("age - 5", feature: "age")) == "age: −5 years")
        #expect(french.text(of: subject("age up 1", feature: "age")) == "âge\u{00A0}: 1 niveau de plus")
    }

    @Test("a flip is left out where the pair of values is there")
    func flips() {
        var document = RunDocument.sample
        document.metrics = ["sex flip", "sex = man -> sex = woman", "age flip"].map { intervention in
            Metric(
                MetricName.flipRate,
                of: .sample(
                    intervention: intervention,
                    feature: intervention.hasPrefix("sex") ? "sex" : "age"
                ),
                value: .estimate(0.1),
                unit: "1",
                direction: .none,
                classification: .sampled
            )
        }
        let rows = document.counterfactualRows(of: MetricSubject.sample().model)
        #expect(rows.map(\.subject.intervention) == ["sex = man -> sex = woman", "age flip"])
    }
}
