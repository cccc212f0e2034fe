package import Documents
package import Foundation
import Scoring

/// Makes a model folder from the parameters of an explainable boosting machine.
///
/// The file is JSON: one machine, or several by name, each with
///
/// ```json
/// {"link": "logit", "intercept": 0.25,
///  "imputation": {"income": {"strategy": "mean", "mean": 43.2}},
///  "terms": [{"feature": "visits", "type": "continuous", "bin_edges": [0.5, 1.5], "scores": [0, 0.1, 0.2, 0.3], "min": 0, "max": 4},
///            {"feature": "partner", "type": "categorical", "categories": {"0.0": 1, "1.0": 2}, "scores": [0, 0.1, -0.1]}]}
/// ```
///
/// `scores[0]` is for missing values, then for the bins: 1 + the number of edges <= value, or the bin of the category. A feature `x`
/// under `imputation` appears as the terms `x_value` (with the mean where it is missing) and `x_was_mean_imputed`; the model
/// made has the one feature `x`, whose missing values have a score of their own in both. Other keys are left alone.
package struct EBMImporter {
    /// What the file cannot say.
    package struct Options: Equatable, Sendable {
        /// The id of the model, the name of its folder.
        package var id: String
        /// Which machine of a file that holds several; nil where it holds one.
        package var machine: String?
        /// The probability from which a person is selected.
        package var threshold: Double
        /// Author, title and date of the document that the file is.
        package var source: String
        /// Where it can be read.
        package var address: String?

        /// Options.
        package init(
            id: String,
            machine: String? = nil,
            threshold: Double = 0.5,
            source: String,
            address: String? = nil
        ) {
            self.id = id
            self.machine = machine
            self.threshold = threshold
            self.source = source
            self.address = address
        }
    }

    /// The file to be read.
    package let file: URL
    /// What it cannot say.
    package let options: Options

    /// An importer of one machine.
    package init(file: URL, options: Options) {
        self.file = file
        self.options = options
    }

    /// The texts of the folder's files, by name: `model.yaml`, `parameters.json`, `README.md`.
    ///
    /// - Throws: `DocumentError.faults` with every fault of the file.
    /// - Complexity: O(size of the file).
    package func files() throws(DocumentError) -> [String: String] {
        let diagnostics = Diagnostics()
        let machine = DocumentFile.read(file, format: .pythonJSON, diagnostics: diagnostics)
            .flatMap { $0.value(diagnostics: diagnostics) }
            .flatMap(selected)
            .flatMap { EBMMachine(decoding: $0) }
        guard let machine, diagnostics.isEmpty else { throw .faults(diagnostics.inOrder) }
        let text = EBMFolderText(machine: machine, options: options)
        return ["model.yaml": text.model, "parameters.json": text.parameters, "README.md": text.card]
    }

    /// The machine that is asked for.
    private func selected(_ root: DocumentValue) -> DocumentValue? {
        guard let reader = root.mapping() else { return nil }
        guard let name = options.machine else {
            if reader.has("terms") { return root }
            let known = reader.entries.map(\.key)
            root.report(
                .invalid(
                    reason: "the file holds several machines; name one of \(known.joined(separator: ", "))"
                )
            )
            return nil
        }
        if let machine = reader.optional(name) { return machine }
        root.report(.unknownWord(name, what: "machine", known: reader.entries.map(\.key)))
        return nil
    }
}
