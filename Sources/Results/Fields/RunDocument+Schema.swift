package import Foundation

extension RunDocument {
    /// The format as a JSON Schema (draft 2020-12), for validators and for readers in other languages.
    ///
    /// Unknown keys are allowed: readers ignore what they do not know.
    ///
    /// - Returns: The schema's text.
    package static func jsonSchema() throws(ResultsError) -> Data {
        var schema = node(for: .record(fields))
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = .text(currentSchema)
        return try CanonicalJSON.encode(JSONValue.record(schema))
    }

    private static func node(for shape: DocumentField.Shape) -> [String: JSONValue] {
        switch shape {
        case .text:
            ["type": "string"]
        case .word(let words):
            ["type": "string", "enum": .list(words.map { .text($0) })]
        case .integer:
            ["type": "integer"]
        case .number:
            ["type": "number"]
        case .truth:
            ["type": "boolean"]
        case .list(let element):
            ["type": "array", "items": .record(node(for: element))]
        case .table(let element):
            ["type": "object", "additionalProperties": .record(node(for: element))]
        case .record(let fields):
            [
                "type": "object",
                "properties": .record(fields.reduce(into: [:]) { $0[$1.key] = property($1) }),
                "required": .list(fields.filter { !$0.isOptional }.map { .text($0.key) }),
            ]
        }
    }

    private static func property(_ field: DocumentField) -> JSONValue {
        var node = node(for: field.shape)
        node["description"] = .text(field.meaning)
        return .record(node)
    }
}
