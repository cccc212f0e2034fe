package import Foundation

/// JSON in one way only: equal values give equal bytes, and what is read back equals what was written.
package enum CanonicalJSON {
    /// The bytes of `value`, laid out in lines.
    package static func encode(_ value: some Encodable) throws(ResultsError) -> Data {
        Data(JSONLayout.lines(try encodeCompact(value)).utf8) + Data("\n".utf8)
    }

    /// The text of `value` in one line.
    static func encodeCompact(_ value: some Encodable) throws(ResultsError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch EncodingError.invalidValue(_, let context) {
            throw .notFinite(path: path(context.codingPath))
        } catch {
            throw .notFinite(path: "")
        }
    }

    /// Reads a value; `file` is what errors call the bytes.
    static func decode<Value: Decodable>(
        _ type: Value.Type,
        from data: Data,
        file: String
    ) throws(ResultsError) -> Value {
        do {
            return try JSONDecoder().decode(type, from: data)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw .missingKey(file: file, path: path(context.codingPath + [key]))
        } catch DecodingError.valueNotFound(_, let context) {
            throw .missingKey(file: file, path: path(context.codingPath))
        } catch DecodingError.typeMismatch(_, let context) {
            let problem =
                context.debugDescription.prefix(1).lowercased() + context.debugDescription.dropFirst()
            throw .illegalValue(file: file, path: path(context.codingPath), problem: problem)
        } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
            let place = JSONSyntax.firstFault(in: data) ?? JSONSyntax.Place(line: 1, column: 1)
            throw .notJSON(file: file, line: place.line, column: place.column)
        } catch DecodingError.dataCorrupted(let context) {
            throw .illegalValue(file: file, path: path(context.codingPath), problem: context.debugDescription)
        } catch {
            throw .illegalValue(file: file, path: "", problem: "\(error)")
        }
    }

    /// The path of a value, as in `metrics[3].interval.lower`.
    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("") { path, key in
            if let index = key.intValue { return "\(path)[\(index)]" }
            return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
        }
    }
}
