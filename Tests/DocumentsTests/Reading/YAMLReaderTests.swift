import Documents
import Testing

@Suite struct YAMLReaderTests {
    @Test func aDocumentIsReadWithItsPlaces() throws {
        let text = DocumentText(yaml: "a: 1\nb:\n  - x\n  - {c: 'no', d: no}\n")
        let root = try #require(text.value()?.mapping())
        #expect(root.required("a")?.number() == 1)
        let list = try #require(root.required("b")?.list())
        #expect(list[0].node.position == DocumentPosition(line: 3, column: 5))
        let mapping = try #require(list[1].mapping())
        #expect(mapping.required("c")?.text() == "no")
        #expect(mapping.required("d")?.text() == "no")
        #expect(mapping.required("d")?.keyPath == "b[1].d")
        #expect(text.faults.isEmpty)
    }

    @Test(arguments: [
        ("", "1:1: holds nothing"),
        ("# only a comment\n", "1:1: holds nothing"),
        ("a: 1\nb: 2\na: 3\n", "1:1: the key 'a' stands twice"),
        ("a: [1, 2\n", "2:1: while parsing a flow sequence (line 1): did not find expected ',' or ']'"),
        ("[1, 2]: x\n", "1:1: a key must be a text"),
        ("a: &x [1]\nb: *x\n", "2:4: aliases (*x) are not read; write the value out"),
    ])
    func everyFaultHasItsPlace(yaml: String, fault: String) {
        let text = DocumentText(yaml: yaml)
        #expect(text.value() == nil)
        #expect(text.faults == ["t.yaml:" + fault])
    }

    @Test func twoDocumentsAreAFault() {
        let text = DocumentText(yaml: "a: 1\n---\nb: 2\n")
        #expect(text.value() == nil)
        #expect(text.faults.count == 1)
    }

    @Test func invalidBytesAreNamed() {
        let text = DocumentText(yaml: Array("a: é\nb: ".utf8) + [0xFF, 0x0A])
        #expect(text.value() == nil)
        #expect(text.faults == ["t.yaml:2:4: not UTF-8 from here on; save the file in that encoding"])
    }

    @Test func anAliasBombIsRefusedBeforeItGrows() {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, part) in zip("bcdefghi", "abcdefgh") {
            bomb += "\(name): &\(name) [\(Array(repeating: "*\(part)", count: 9).joined(separator: ", "))]\n"
        }
        bomb += "? *i\n: 1\n"
        let text = DocumentText(yaml: bomb)
        #expect(text.value() == nil)
        #expect(text.faults.count == 1)
    }

    @Test func signsInProseAreNoAliases() {
        let text = DocumentText(yaml: "a: R&D and *stars* and 2 * 3 & more\nb: (x *y) &z\n")
        #expect(text.value() != nil)
        #expect(text.faults.isEmpty)
    }

    @Test(arguments: ["[", "{a: ", "- "])
    func deepNestingIsRefused(piece: String) {
        let text = DocumentText(yaml: String(repeating: piece, count: 500))
        #expect(text.value() == nil)
        #expect(text.faults.count == 1)
        let deeper = DocumentText(yaml: String(repeating: piece, count: 100_000))
        #expect(deeper.value() == nil)
        #expect(deeper.faults.count == 1)
    }

    @Test func sizeIsLimited() {
        let text = DocumentText(yaml: "a: 1\n")
        #expect(text.value(limits: DocumentLimits(yamlBytes: 4)) == nil)
        #expect(text.faults == ["t.yaml:1:1: larger than the 4 bytes that are read"])
    }
}
