import Documents
import Scoring

/// Decodes ensembles of trees.
///
/// ```yaml
/// outputs:
///   - {name: risk, label: {...}, link: logit}
/// trees:
///   file: forest.json                       # see TreeFile
///   provenance: {inferred: trained by train.py on synthetic people}
/// ```
struct TreeDecoder {
    let context: DecodingContext

    /// The part; nil, with every fault reported, where there is none.
    func part(_ reader: MappingReader) -> TreePart? {
        let outputList = reader.required("outputs")
        let scores = outputList?.list { value in
            value.mapping { ScoreOutput($0, links: AdditiveDecoder.links, unlessGiven: nil) }
        }
        let trees = reader.required("trees")
        let ensemble = trees?.mapping(ensemble)
        guard let outputList, let scores, let trees, let ensemble, let first = scores.first else {
            return nil
        }
        guard scores.allSatisfy({ $0.inverseLink == first.inverseLink }) else {
            outputList.report(.invalid(reason: "all scores of one ensemble have one link"))
            return nil
        }
        guard scores.count == ensemble.outputCount else {
            outputList.report(
                .wrongCount(
                    what: "outputs, as the trees have,",
                    expected: ensemble.outputCount,
                    found: scores.count
                )
            )
            return nil
        }
        do {
            return try TreePart(
                outputs: scores.map(\.output),
                ensemble: ensemble,
                inverseLink: first.inverseLink,
                precision: context.precision
            )
        } catch {
            trees.report(.invalid(reason: "\(error)"))
            return nil
        }
    }

    private func ensemble(_ reader: MappingReader) -> TreeEnsemble? {
        let file = reader.required("file")
        let provenance = reader.required("provenance")?.parameterProvenance(context.scope)
        guard let file, let root = context.files.document(namedBy: file) else { return nil }
        let ensemble = TreeFile(schema: context.schema).decode(root)
        if let ensemble, let provenance {
            let count = ensemble.nodes.splits.count + ensemble.nodes.leafValues.count + ensemble.base.count
            context.parameters.add("trees.\(file.scalar?.text ?? "")", count: count, provenance)
        }
        return ensemble
    }
}
