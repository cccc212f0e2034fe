import Documents
import Testing

@Suite struct JSONReaderTests {
    @Test func aDocumentIsReadWithItsPlaces() throws {
        let text = DocumentText(
            json: "{\n  \"é\": [1, 2.5e1],\n  \"b\": {\"c\": \"x\\u00e9\\n\\ud83d\\ude00\"}, \"d\": null\n}"
        )
        let root = try #require(text.value()?.mapping())
        let numbers = try #require(root.required("é"))
        #expect(numbers.node.content == .numbers([1, 25]))
        #expect(numbers.node.position == DocumentPosition(line: 2, column: 8))
        #expect(root.required("b")?.mapping()?.required("c")?.text() == "xé\n😀")
        #expect(root.optional("d") == nil)
        root.finish()
        #expect(text.faults.isEmpty)
    }

    @Test func listsOfNumbersAndOthersDiffer() throws {
        let text = DocumentText(json: "[[1, 2], [], [1, \"2\"], [[3]]]")
        let lists = try #require(text.value()?.list())
        #expect(lists[0].node.content == .numbers([1, 2]))
        #expect(lists[1].node.content == .sequence([]))
        #expect(lists[2].list()?.map { $0.node.word } == ["a number", "a text"])
        #expect(lists[3].list()?.first?.numbers() == [3])
        #expect(lists[2].numbers() == nil)
        #expect(text.faults == ["t.json:1:18: [2][1]: a number is needed, this is a text"])
    }

    @Test(arguments: [
        ("", "1:1: holds nothing"),
        ("  ", "1:1: holds nothing"),
        ("{\"a\": 1, \"a\": 2}", "1:10: the key 'a' stands twice"),
        ("[1, 2,]", "1:7: a value is expected"),
        ("[1 2]", "1:4: a comma or ']' is expected"),
        ("{\"a\" 1}", "1:6: a colon is expected"),
        ("{a: 1}", "1:2: a key in quotes is expected"),
        ("[01]", "1:2: this is no number of JSON"),
        ("[1.]", "1:2: this is no number of JSON"),
        ("[+1]", "1:2: a value is expected"),
        ("[NaN]", "1:2: a value is expected"),
        ("\"a", "1:3: a string has no end"),
        ("\"a\nb\"", "1:3: a control character in a string must be written as an escape"),
        ("\"\\x\"", "1:2: '\\x' is no escape"),
        ("\"\\ud800\"", "1:8: half of a surrogate pair stands alone"),
        ("\"\\u00g0\"", "1:2: four hexadecimal digits are expected"),
        ("{\n\"a\": 1} x", "2:9: something follows the end of the value"),
        ("[1,", "1:4: the file ends where a value is expected"),
    ])
    func everyFaultHasItsPlace(json: String, fault: String) {
        let text = DocumentText(json: json)
        #expect(text.value() == nil)
        #expect(text.faults == ["t.json:" + fault])
    }

    @Test func depthAndSizeAreLimited() {
        let deep = DocumentText(json: String(repeating: "[", count: 100_000))
        #expect(deep.value() == nil)
        #expect(deep.faults == ["t.json:1:65: nested deeper than 64 levels"])
        let large = DocumentText(json: "[1, 2, 3]")
        #expect(large.value(limits: DocumentLimits(jsonBytes: 8)) == nil)
        #expect(large.faults == ["t.json:1:1: larger than the 8 bytes that are read"])
    }

    @Test func numbersTooLargeForADoubleAreFaults() {
        let text = DocumentText(json: "[1, 1e999]")
        #expect(text.value()?.numbers() == nil)
        #expect(text.faults == ["t.json:1:5: [1]: a finite number is needed, this is 1e999"])
    }

    @Test func pythonWritesNonFiniteNumbers() throws {
        let diagnostics = Diagnostics()
        let file = DocumentFile(
            name: "t.json",
            format: .pythonJSON,
            text: "[1, NaN, -Infinity, Infinity, -2]"
        )
        let values = try #require(file.value(diagnostics: diagnostics)?.list())
        #expect(values.map { $0.scalar?.text } == ["1", "NaN", "-Infinity", "Infinity", "-2"])
        #expect(values[1].number() == nil)
        #expect(
            diagnostics.list.map(\.description) == ["t.json:1:5: [1]: a finite number is needed, this is NaN"]
        )
    }
}
