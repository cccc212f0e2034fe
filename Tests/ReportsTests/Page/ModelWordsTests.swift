import Results
import TestSupport
import Testing

@testable import Reports

/// Groups and levels as people read them, in both languages.
@Suite struct ModelWordsTests {
    private func words(_ language: ReportLanguage) throws -> ModelWords {
        var model = try #require(RunDocument.sample.models.first)
        model.features = [
            FeatureRecord(name: "sex", label: TextRecord("Sex", french: "Sexe"), kind: "categorical"),
            FeatureRecord(
                name: "age_group",
                label: TextRecord("Age group", french: "Groupe d'âge"),
                kind: "ordinal"
            ),
            FeatureRecord(name: "rsa", label: TextRecord("RSA"), kind: "binary"),
        ]
        model.levelLabels = ["under_30": TextRecord("under 30", french: "moins de 30 ans")]
        return ModelWords(model: model, language: language)
    }

    @Test(arguments: [
        ("age_group = under_30", "Age group: under 30", "Groupe d'âge\u{A0}: moins de 30 ans"),
        ("rsa = yes", "RSA: yes", "RSA\u{A0}: oui"),
        (
            "sex x age_group = woman, under_30", "Sex: woman, Age group: under 30",
            "Sexe\u{A0}: woman, Groupe d'âge\u{A0}: moins de 30 ans"
        ),
        ("rsa = yes against no", "RSA: yes against no", "RSA\u{A0}: oui face à non"),
        ("some_thing else", "some thing else", "some thing else"),
        ("a x b = one", "a x b = one", "a x b = one"),
    ])
    func groups(_ group: String, _ english: String, _ french: String) throws {
        #expect(try words(.english).group(group) == english)
        #expect(try words(.french).group(group) == french)
    }

    @Test func levels() throws {
        #expect(try words(.french).level("not selected") == "non sélectionné")
        #expect(try words(.english).level("third_country") == "third country")
        #expect(try words(.french).feature("no_such") == "no such")
    }

    @Test func smallNumbersAreNoZeros() {
        let format = QuantityFormat()
        #expect(QuantityScale(of: 2.5e-28, unit: "1", digits: 4).text(2.5e-28, format: format) == "2.5e-28")
        #expect(
            QuantityScale(of: 0, unit: "1", digits: 4).text(0, format: format).allSatisfy {
                "0.".contains($0)
            }
        )
        #expect(QuantityScale(of: 58, unit: "1", digits: 4, isCount: true).text(58, format: format) == "58")
    }
}
