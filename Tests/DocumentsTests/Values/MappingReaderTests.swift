import Documents
import Testing

@Suite struct MappingReaderTests {
    @Test func everythingWrongIsFoundInOnePass() throws {
        let text = DocumentText(yaml: "nmae: x\nkind: 3\nextra: {}\n")
        let root = try #require(text.value()?.mapping())
        #expect(root.required("name") == nil)
        #expect(root.optional("note") == nil)
        #expect(root.required("kind")?.choice(["a": 0], what: "kind") == nil)
        root.finish()
        #expect(
            text.faults == [
                "t.yaml:1:1: the key 'name' is missing",
                "t.yaml:1:1: nmae: unknown key 'nmae' (meant: name?); known: name, note, kind",
                "t.yaml:2:7: kind: no kind '3'; known: a",
                "t.yaml:3:1: extra: unknown key 'extra'; known: name, note, kind",
            ]
        )
    }

    @Test func oneOfSeveralKeysIsNeeded() throws {
        let text = DocumentText(yaml: "a: 1\nb: 2\n")
        let root = try #require(text.value()?.mapping())
        #expect(root.one(of: ["a", "b"]) == nil)
        #expect(root.one(of: ["a", "c"])?.key == "a")
        #expect(root.one(of: ["c", "d"]) == nil)
        #expect(
            text.faults == [
                "t.yaml:1:1: exactly one of a, b is needed, there are a, b",
                "t.yaml:1:1: exactly one of c, d is needed, none is there",
            ]
        )
    }
}
