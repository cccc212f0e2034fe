package import Documents
package import Scoring

/// The documented facts of a model: the file `facts.yaml` of its folder.
package struct FactSheet: Equatable, Sendable {
    /// The name of the file.
    package static let fileName = "facts.yaml"

    /// How many people of a population the checks look at.
    package let people: Int
    /// Which people.
    package let seed: UInt64
    /// The facts, in the order of the file.
    package let facts: [Fact]

    /// The facts in `folder` about the model that `descriptor` describes.
    ///
    /// - Throws: `DocumentError.faults` with every fault of the file.
    package static func load(
        from folder: ModelFolder,
        descriptor: ModelDescriptor
    ) throws(DocumentError) -> FactSheet {
        let diagnostics = Diagnostics()
        let files = ModelFiles(folder: folder.url, diagnostics: diagnostics)
        let sheet = files.document(named: fileName).flatMap { FactDecoder(descriptor: descriptor).sheet($0) }
        guard let sheet, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        return sheet
    }
}
