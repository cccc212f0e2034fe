import Scoring

/// The texts of a model folder around another program's file.
struct ImportedFolderText {
    /// What the file holds.
    enum Content {
        /// Trees; `format` and `link` as `model.yaml` has them, nil where it has none.
        case trees(format: String?, link: String?, ImportedTrees)
        /// A sum of terms.
        case additive(format: String, link: String, features: [ImportedFeature])
    }

    let options: ModelImport.Options
    let file: String
    let content: Content

    /// `model.yaml`.
    var model: String {
        """
        # Made by `etalon import`; see README.md.
        model: \(options.id)
        version: 1.0.0
        name: \(YAMLText.quoted(options.id))
        system: \(YAMLText.quoted(options.source ?? "not stated"))
        family: \(family)
        precision: \(precision)
        provenance:
          class: \(options.source == nil ? "conceptual" : "exact")
          summary:
            en: \(YAMLText.quoted(summary.en))
            fr: \(YAMLText.quoted(summary.fr))
          sources:
            - {id: file, title: \(YAMLText.quoted(title))\(address)}
        features:
        \(features.map(\.yaml).joined(separator: "\n"))
        \(parameters)
        decision:
          threshold:
            output: \(outputs.last ?? "score")
            at: {value: \(options.threshold), assumed: [\(min(0, options.threshold)), \(max(1, options.threshold))], because: "given to the importer, to be compared with the source"}

        """
    }

    /// `README.md`, the beginning of a model card.
    var card: String {
        """
        # \(options.id)

        Imported from `\(file)` (SHA-256 `\(options.sha256)`)\(options.source.map { ": " + $0 } ?? ", whose origin was not stated")\(options.address.map { " (\($0))" } ?? "").

        The parameters are those of the file, which is kept beside `model.yaml` and read as it is. What the file cannot say is the
        importer's: the threshold (\(options.threshold)), and the range of a feature where `model.yaml` says so. Before this folder is
        shared: say what the real system is and what it decides, compare the threshold with the source, give the features their roles
        (protected, immutable, actionable), and check that the source may be redistributed.

        """
    }

    private var family: String {
        switch content {
        case .trees: "trees"
        case .additive(_, "logit", _): "logistic"
        case .additive: "linear"
        }
    }

    private var precision: String {
        if case .trees("xgboost", _, _) = content { return "float32" }
        return "float64"
    }

    private var features: [ImportedFeature] {
        switch content {
        case .trees(_, _, let trees): trees.features
        case .additive(_, _, let features): features
        }
    }

    private var outputs: [String] {
        guard case .trees(_, _, let trees) = content, trees.ensemble.outputCount > 1 else { return ["score"] }
        return (0..<trees.ensemble.outputCount).map { "class_\($0)" }
    }

    private var title: String {
        "\(options.source ?? "a file whose origin was not stated"); file \(file), SHA-256 \(options.sha256)"
    }

    private var address: String { options.address.map { ", address: \(YAMLText.quoted($0))" } ?? "" }

    private var summary: (en: String, fr: String) {
        guard options.source == nil else {
            return (
                "Every parameter is read from the file; the threshold is the importer's.",
                "Tous les paramètres viennent du fichier ; le seuil est celui de l'import."
            )
        }
        return (
            "Every parameter is read from a file whose origin was not stated; the threshold is the importer's.",
            "Tous les paramètres viennent d'un fichier d'origine non précisée ; le seuil est celui de l'import."
        )
    }

    private var provenance: String {
        options.source == nil
            ? "{inferred: \"read from the file, whose origin was not stated\"}" : "{published: file}"
    }

    private var parameters: String {
        switch content {
        case .additive(let format, let link, _):
            return """
                outputs:
                  - name: score
                    link: \(link)
                    file: \(YAMLText.quoted(file))
                    format: \(format)
                    provenance: \(provenance)
                """
        case .trees(let format, let link, let trees):
            let lines = outputs.map { "  - {name: \($0)\(link.map { ", link: " + $0 } ?? "")}" }
            let names = trees.features.map(\.name)
            let isNamed = format == nil || names == trees.featureNames
            return """
                outputs:
                \(lines.joined(separator: "\n"))
                trees:
                  file: \(YAMLText.quoted(file))\(format.map { "\n  format: " + $0 } ?? "")\(isNamed ? "" : "\n  features: [\(names.joined(separator: ", "))]")
                  provenance: \(provenance)
                """
        }
    }
}
