import Documents
import Testing

@Suite struct DocumentValueTests {
    /// Decodes the value of `v`, and gives the faults.
    private func faults(_ yaml: String, _ decode: (DocumentValue) -> Any?) throws -> [String] {
        let text = DocumentText(yaml: "v: " + yaml + "\n")
        let value = try #require(text.value()?.mapping()?.required("v"))
        #expect(decode(value) == nil)
        return text.faults
    }

    @Test func scalarsOfTheWrongKindAreNamed() throws {
        #expect(try faults("[1]") { $0.number() } == ["t.yaml:1:4: v: a number is needed, this is a list"])
        #expect(try faults("'1'") { $0.number() } == ["t.yaml:1:4: v: a number is needed, this is a text"])
        #expect(
            try faults(".nan") { $0.number() } == ["t.yaml:1:4: v: a finite number is needed, this is .nan"]
        )
        #expect(
            try faults("-Inf") { $0.number() } == ["t.yaml:1:4: v: a finite number is needed, this is -Inf"]
        )
        #expect(
            try faults("1e999") { $0.number() } == ["t.yaml:1:4: v: a finite number is needed, this is 1e999"]
        )
        #expect(
            try faults("2") { $0.number(in: 0...1) } == ["t.yaml:1:4: v: 2 is not allowed; from 0.0 to 1.0"]
        )
        #expect(
            try faults("1.5") { $0.integer() } == [
                "t.yaml:1:4: v: a whole number is needed, this is a number"
            ]
        )
        #expect(
            try faults("yes") { $0.boolean() } == ["t.yaml:1:4: v: true or false is needed, this is a text"]
        )
        #expect(try faults("{a: 1}") { $0.text() } == ["t.yaml:1:4: v: a text is needed, this is a mapping"])
        #expect(
            try faults("Sex") { $0.identifier() } == [
                "t.yaml:1:4: v: 'Sex' is no name: lower-case letters, digits and underscores, a letter first"
            ]
        )
    }

    @Test func unknownWordsComeWithTheNearestOne() throws {
        #expect(
            try faults("logitt") { $0.choice(["identity": 0, "logit": 1], what: "link") } == [
                "t.yaml:1:4: v: no link 'logitt' (meant: logit?); known: identity, logit"
            ]
        )
    }

    @Test func listsReportEveryElement() throws {
        #expect(
            try faults("[1, x, .inf]") { $0.numbers() } == [
                "t.yaml:1:8: v[1]: a number is needed, this is a text",
                "t.yaml:1:11: v[2]: a finite number is needed, this is .inf",
            ]
        )
        #expect(
            try faults("[0.5, 0.5]") { $0.risingNumbers("cuts") } == [
                "t.yaml:1:4: v: the cuts must rise: each higher than the one before"
            ]
        )
        #expect(
            try faults("[a, b, a]") { $0.distinctTexts("level") } == [
                "t.yaml:1:11: v[2]: the name 'a' is taken by another level"
            ]
        )
    }

    @Test func integersKeepAllTheirDigits() throws {
        let value = try #require(DocumentText(yaml: "9223372036854775807").value())
        #expect(value.integer() == .max)
    }
}
