package import Documents
import Scoring

/// Another program's file as a model folder: the file itself, a `model.yaml` that names it, the beginning of a model card.
package struct ModelImport {
    /// The formats, as the command line calls them.
    package enum Format: String, CaseIterable, Sendable {
        case lightgbm
        case xgboost
        case treesJSON = "trees-json"
        case coefficientsCSV = "coefficients-csv"
        case scorecardCSV = "scorecard-csv"
    }

    /// What the file cannot say.
    package struct Options: Equatable, Sendable {
        /// The id of the model, the name of its folder.
        package var id: String
        /// The score from which a person is selected.
        package var threshold: Double
        /// Author, title and date of the document that the file is; nil where it was not said.
        package var source: String?
        /// Where that can be read.
        package var address: String?
        /// The link of a format that has none of its own: `identity`, `logit` or `log`.
        package var link: String?
        /// The SHA-256 of the file.
        package var sha256: String

        /// Options.
        package init(
            id: String,
            threshold: Double,
            source: String? = nil,
            address: String? = nil,
            link: String? = nil,
            sha256: String
        ) {
            (self.id, self.threshold, self.source, self.address) = (id, threshold, source, address)
            (self.link, self.sha256) = (link, sha256)
        }
    }

    /// The format.
    package let format: Format
    /// What the file is called in the folder.
    package let name: String
    /// Its content.
    package let bytes: [UInt8]
    /// What it cannot say.
    package let options: Options

    /// An import of the file `name`.
    package init(format: Format, name: String, bytes: [UInt8], options: Options) {
        (self.format, self.name, self.bytes, self.options) = (format, name, bytes, options)
    }

    /// The contents of the folder's files, by name.
    ///
    /// - Throws: `DocumentError.faults` for a file that is not of the format.
    /// - Complexity: O(size of the file).
    package func files() throws(DocumentError) -> [String: [UInt8]] {
        let text = ImportedFolderText(options: options, file: name, content: try content())
        return [
            "model.yaml": Array(text.model.utf8), "README.md": Array(text.card.utf8), name: bytes,
        ]
    }

    private func content() throws(DocumentError) -> ImportedFolderText.Content {
        do throws(ImportFault) {
            switch format {
            case .coefficientsCSV:
                let file = try CoefficientFile(bytes)
                return .additive(
                    format: "coefficients",
                    link: options.link ?? "logit",
                    features: try file.features()
                )
            case .scorecardCSV:
                let file = try ScorecardFile(bytes)
                return .additive(
                    format: "scorecard",
                    link: file.odds == nil ? options.link ?? "identity" : "logit",
                    features: file.features
                )
            case .lightgbm, .xgboost, .treesJSON: break
            }
        } catch {
            throw error.error(file: name)
        }
        switch format {
        case .lightgbm:
            return .trees(format: "lightgbm", link: nil, try LightGBMText.read(bytes, name: name))
        case .xgboost:
            return .trees(format: "xgboost", link: nil, try XGBoostModel.read(bytes, name: name))
        case .treesJSON, .coefficientsCSV, .scorecardCSV:
            let (trees, link) = try TreeFile.read(bytes, name: name)
            return .trees(format: nil, link: options.link ?? link ?? "identity", trees)
        }
    }
}
