/// The files of a model folder for an imported machine.
struct EBMFolderText {
    let machine: EBMMachine
    let options: EBMImporter.Options

    /// `model.yaml`.
    var model: String {
        let features = machine.inputs.map { input in
            let missing = input.isImputed ? "passed" : "refused"
            guard let range = input.range else {
                return "  - {name: \(input.name), kind: binary, missing: \(missing)}"
            }
            return
                "  - {name: \(input.name), kind: continuous, range: [\(range.lowerBound), \(range.upperBound)], missing: \(missing)}"
        }
        let address = options.address.map { ", address: \(YAMLText.quoted($0))" } ?? ""
        return """
            # Made by `etalon import ebm-json`; see README.md.
            model: \(options.id)
            version: 1.0.0
            name: \(YAMLText.quoted(options.id))
            system: \(YAMLText.quoted(options.source))
            family: additive
            precision: float64
            provenance:
              class: exact
              summary:
                en: "Every bin and score is read from the source; the threshold is the importer's."
                fr: "Chaque classe et chaque score viennent de la source ; le seuil est celui de l'import."
              sources:
                - {id: file, title: \(YAMLText.quoted(options.source))\(address)}
            features:
            \(features.joined(separator: "\n"))
            outputs:
              - name: score
                link: \(machine.inverseLink)
                file: parameters.json
                provenance: {published: file}
            decision:
              threshold:
                at: {value: \(options.threshold), assumed: [\(min(0, options.threshold)), \(max(1, options.threshold))], because: "given to the importer, to be compared with the source"}

            """
    }

    /// `parameters.json`.
    var parameters: String {
        let terms = machine.terms.map { term in
            let start = "  {\"name\": \"\(term.name)\", \"feature\": \"\(term.feature)\", "
            switch term.shape {
            case .bins(let edges, let scores):
                return start + "\"edges\": \(Self.list(edges)), \"scores\": \(Self.list(scores))}"
            case .binary(let no, let yes, let missing):
                return start + "\"levels\": {\"no\": \(no), \"yes\": \(yes)}, \"missing\": \(missing)}"
            }
        }
        return """
            {"format": "etalon-additive", "version": 1, "intercept": \(machine.intercept), "terms": [
            \(terms.joined(separator: ",\n"))
            ]}

            """
    }

    /// `README.md`, the beginning of a model card.
    var card: String {
        """
        # \(options.id)

        Imported from: \(options.source)\(options.address.map { " (\($0))" } ?? "").

        The bins, the scores and the intercept are those of the source. The range of each feature is that of the people it was
        trained on, and the threshold (\(options.threshold)) is what the importer was told. Before this folder is shared: say what the
        real system is and what it decides, compare the threshold with the source, and check that the source may be redistributed.

        """
    }

    private static func list(_ numbers: [Double]) -> String {
        "[" + numbers.map { "\($0)" }.joined(separator: ", ") + "]"
    }
}
