import Foundation
import Results
import TestSupport
import Testing

@Suite("Faults of run documents")
struct RunDocumentErrorTests {
    private func read(_ text: String) throws -> RunDocument {
        try RunDocument(json: Data(text.utf8), file: "run.json")
    }

    private func sample(replacing old: String, with new: String) throws -> String {
        let text = String(decoding: try RunDocument.sample.json(), as: UTF8.self)
        let changed = text.replacingOccurrences(of: old, with: new)
        #expect(changed != text)
        return changed
    }

    @Test("another format is named")
    func unknownSchema() {
        #expect(
            throws: ResultsError.unknownSchema(file: "run.json", found: "etalon.run/9", known: "etalon.run/1")
        ) {
            try read(#"{"schema": "etalon.run/9", "metrics": 3}"#)
        }
        #expect(throws: ResultsError.unknownSchema(file: "run.json", found: nil, known: "etalon.run/1")) {
            try read("{}")
        }
    }

    @Test(
        "what is no JSON is named by line and column",
        arguments: [
            ("", 1, 1), ("{\"a\": 1,\n \"b\": }", 2, 7), ("{\"schema\": NaN}", 1, 12), ("[1,\n2", 2, 2),
            ("{} x", 1, 4),
        ]
    )
    func notJSON(text: String, line: Int, column: Int) {
        #expect(throws: ResultsError.notJSON(file: "run.json", line: line, column: column)) { try read(text) }
    }

    @Test("every prefix of a document is refused, none crashes")
    func cutShort() throws {
        let json = try RunDocument.sample.json()
        for length in stride(from: 0, to: json.count - 2, by: 97) {
            #expect(throws: ResultsError.self) {
                try RunDocument(json: json.prefix(length), file: "run.json")
            }
        }
    }

    @Test("a missing key is named by its path")
    func missingKey() throws {
        let text = try sample(replacing: "\"name\": \"flip_rate\"", with: "\"nam\": \"flip_rate\"")
        #expect(throws: ResultsError.missingKey(file: "run.json", path: "metrics[1].name")) { try read(text) }
    }

    @Test("a value of the wrong kind is named by its path")
    func wrongKind() throws {
        let text = try sample(replacing: "\"direction\": \"higher\"", with: "\"direction\": \"up\"")
        #expect {
            try read(text)
        } throws: { error in
            guard case .illegalValue("run.json", "metrics[2].direction", _)? = error as? ResultsError else {
                return false
            }
            return true
        }
    }

    @Test("a metric with two values is refused")
    func twoValues() throws {
        let text = try sample(replacing: "\"undefined\":", with: "\"estimate\": 1, \"undefined\":")
        #expect {
            try read(text)
        } throws: { error in
            guard case .illegalValue(_, "metrics[4].estimate", _)? = error as? ResultsError else {
                return false
            }
            return true
        }
    }

    @Test("a file that is not there is named")
    func unreadable() {
        #expect(throws: ResultsError.self) {
            try RunDocument.read(file: URL(filePath: "/nonexistent/run.json"))
        }
    }
}
