import Foundation
import Results
import TestSupport
import Testing

/// Walks a complete document as JSON and holds it against the field list.
@Suite("Field list")
struct DocumentFieldTests {
    /// The sample, of people with weights.
    private static var complete: RunDocument {
        var document = RunDocument.sample
        document.populations[0].weight = "weight"
        return document
    }

    @Test("the field list and a complete document have the same keys")
    func sameKeys() throws {
        let object = try JSONSerialization.jsonObject(with: try Self.complete.json())
        let found = Set(paths(of: object, at: "").map(sharedSubject))
        let listed = Set(RunDocument.leaves.map(\.path).map(sharedSubject))
        #expect(found.subtracting(listed) == [], "in the document, not in the list")
        #expect(listed.subtracting(found) == [], "in the list, not in the document")
        #expect(Set(RunDocument.leaves.map(\.path)).count == RunDocument.leaves.count)
    }

    /// Subjects are one type: each of their keys has to be there once, under whatever has a subject.
    private func sharedSubject(_ path: String) -> String {
        path.firstRange(of: ".subject.").map { "[]" + path[$0.lowerBound...] } ?? path
    }

    @Test("every value is of the kind that the list states")
    func kinds() throws {
        let object = try JSONSerialization.jsonObject(with: try Self.complete.json())
        #expect(faults(of: object, shape: .record(RunDocument.fields), at: "") == [])
    }

    @Test("every required key is needed to read a document")
    func required() throws {
        let object = try JSONSerialization.jsonObject(with: try Self.complete.json())
        for field in RunDocument.fields where !field.isOptional {
            var root = try #require(object as? [String: Any])
            root[field.key] = nil
            let data = try JSONSerialization.data(withJSONObject: root)
            #expect(throws: ResultsError.self, "\(field.key)") {
                try RunDocument(json: data, file: "run.json")
            }
        }
    }

    @Test("every key is explained")
    func meanings() {
        for (path, field) in RunDocument.leaves {
            #expect(!field.meaning.isEmpty, "\(path)")
        }
    }

    @Test("the JSON Schema names every required key")
    func schema() throws {
        let schema = try JSONSerialization.jsonObject(with: try RunDocument.jsonSchema()) as? [String: Any]
        let required = schema?["required"] as? [String]
        #expect(required == RunDocument.fields.map(\.key))
    }

    private func paths(of value: Any, at path: String) -> Set<String> {
        switch value {
        case let object as [String: Any]:
            let isTable = path.hasSuffix("provenance.counts") || path.hasSuffix("levelLabels")
            return object.reduce(into: []) { paths, entry in
                let inner = isTable ? path + "{}" : (path.isEmpty ? entry.key : "\(path).\(entry.key)")
                paths.formUnion(self.paths(of: entry.value, at: inner))
            }
        case let list as [Any]:
            return list.reduce(into: []) { $0.formUnion(paths(of: $1, at: path + "[]")) }
        default:
            return [path]
        }
    }

    private func faults(of value: Any, shape: DocumentField.Shape, at path: String) -> [String] {
        switch (shape, value) {
        case (.text, is String), (.number, is Double), (.integer, is Int), (.truth, is Bool):
            return []
        case (.word(let words), let word as String):
            return words.contains(word) ? [] : ["\(path): \(word)"]
        case (.list(let element), let list as [Any]):
            return list.flatMap { faults(of: $0, shape: element, at: path + "[]") }
        case (.table(let element), let table as [String: Any]):
            return table.values.flatMap { faults(of: $0, shape: element, at: path + "{}") }
        case (.record(let fields), let record as [String: Any]):
            return fields.flatMap { field -> [String] in
                guard let inner = record[field.key] else {
                    return field.isOptional ? [] : ["\(path).\(field.key): missing"]
                }
                return faults(of: inner, shape: field.shape, at: "\(path).\(field.key)")
            }
        default:
            return ["\(path): not \(shape)"]
        }
    }
}
