package import Documents
package import Foundation

extension ReferenceScores {
    /// The file beside a `model.yaml` that is used where no other is named.
    package static let fileName = "reference.json"

    /// The scores in the JSON file at `url`:
    /// `{"people": [[40, 0], ...], "scores": [[0.5], ...], "tolerance": 1e-12}`, the last being optional.
    ///
    /// - Throws: `DocumentError.faults` with every fault of the file.
    package init(contentsOf url: URL) throws(DocumentError) {
        let diagnostics = Diagnostics()
        let root = DocumentFile.read(url, diagnostics: diagnostics)?.value(diagnostics: diagnostics)
        let found = root?.mapping { reader -> ReferenceScores? in
            let people = reader.required("people")?.list { $0.numbers() }
            let scores = reader.required("scores")?.list { $0.numbers() }
            let tolerance = reader.optional("tolerance").map { $0.number(in: 0...1) } ?? .some(1e-12)
            guard let people, let scores, let tolerance else { return nil }
            return ReferenceScores(people: people, scores: scores, tolerance: tolerance)
        }
        guard let found, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        self = found
    }
}
