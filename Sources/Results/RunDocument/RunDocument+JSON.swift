package import Foundation

extension RunDocument {
    /// The document as canonical JSON: equal documents give equal bytes.
    ///
    /// Keys stand in alphabetical order, numbers in the shortest text that reads back as the same number, and a metric
    /// in one line where it fits.
    ///
    /// - Throws: ``ResultsError/notFinite(path:)``.
    package func json() throws(ResultsError) -> Data {
        try CanonicalJSON.encode(self)
    }

    /// Reads a document from JSON; `file` is what errors call it.
    ///
    /// - Throws: ``ResultsError`` where it is no JSON, of another format, or incomplete.
    package init(json: Data, file: String) throws(ResultsError) {
        let header = try CanonicalJSON.decode(Header.self, from: json, file: file)
        guard header.schema == Self.currentSchema else {
            throw .unknownSchema(file: file, found: header.schema, known: Self.currentSchema)
        }
        self = try CanonicalJSON.decode(RunDocument.self, from: json, file: file)
    }

    /// What is read before anything else: another format may lack every other key.
    private struct Header: Decodable {
        let schema: String?
    }
}
