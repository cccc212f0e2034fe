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
///
/// or, of a library's file, which has a link of its own,
///
/// ```yaml
/// outputs:
///   - {name: risk, label: {...}}
/// trees:
///   file: model.txt
///   format: lightgbm                        # or xgboost
///   features: [age, sex]                    # in the order of the file; the names in the file unless given
///   provenance: {...}
/// ```
struct TreeDecoder {
    let context: DecodingContext

    /// What a file of trees turned out to hold.
    private struct Trees {
        let ensemble: TreeEnsemble
        let features: [Int]
        /// What the file says of its link; nil where `model.yaml` says it.
        let transform: OutputTransform?
    }

    /// The part; nil, with every fault reported, where there is none.
    func part(_ reader: MappingReader) -> TreePart? {
        let value = reader.required("trees")
        var format = Format.etalon
        let trees = value?.mapping { reader -> Trees? in
            format = reader.optional("format")?.choice(of: Format.self, what: "format") ?? .etalon
            return self.trees(reader, format: format)
        }
        guard let list = reader.required("outputs") else { return nil }
        let declared =
            format == .etalon
            ? declaredWithLink(list) : declared(list, transform: trees?.transform ?? .identity)
        guard let value, let trees, let declared else { return nil }
        guard declared.outputs.count == trees.ensemble.outputCount else {
            let (expected, found) = (trees.ensemble.outputCount, declared.outputs.count)
            list.report(.wrongCount(what: "outputs, as the trees have,", expected: expected, found: found))
            return nil
        }
        do {
            return try TreePart(
                outputs: declared.outputs,
                ensemble: trees.ensemble,
                features: trees.features,
                transform: declared.transform,
                precision: context.precision
            )
        } catch {
            value.report(.invalid(reason: "\(error)"))
            return nil
        }
    }

    /// The formats of trees.
    private enum Format: String, CaseIterable {
        case etalon
        case lightgbm
        case xgboost
    }

    private func declaredWithLink(_ list: DocumentValue) -> (outputs: [Output], transform: OutputTransform)? {
        let scores = list.list { value in
            value.mapping { ScoreOutput($0, links: AdditiveDecoder.links, unlessGiven: nil) }
        }
        guard let scores, let first = scores.first?.inverseLink else { return nil }
        guard scores.allSatisfy({ $0.inverseLink == nil || $0.inverseLink == first }) else {
            list.report(.invalid(reason: "all scores of one ensemble have one link"))
            return nil
        }
        let transform: OutputTransform =
            switch first {
            case .identity: .identity
            case .logistic: .logistic(slope: 1)
            case .exponential: .exponential
            }
        return (scores.map(\.output), transform)
    }

    private func declared(
        _ list: DocumentValue,
        transform: OutputTransform
    ) -> (outputs: [Output], transform: OutputTransform)? {
        let outputs = list.list { value in
            value.mapping { ScoreOutput.output($0, isProbability: transform.isProbability) }
        }
        return outputs.map { ($0, transform) }
    }

    private func trees(_ reader: MappingReader, format: Format) -> Trees? {
        let file = reader.required("file")
        let features = format == .etalon ? nil : reader.optional("features")
        let provenance = reader.required("provenance")?.parameterProvenance(context.scope)
        guard let file else { return nil }
        let trees: Trees? =
            switch format {
            case .etalon:
                context.files.document(namedBy: file).flatMap { TreeFile(schema: context.schema).decode($0) }
                    .map { Trees(ensemble: $0.ensemble, features: $0.features, transform: nil) }
            case .lightgbm, .xgboost:
                imported(file, format: format).flatMap { resolved($0, file: file, features: features) }
            }
        if let trees, let provenance {
            let nodes = trees.ensemble.nodes
            let count = nodes.splits.count + nodes.leafValues.count + trees.ensemble.base.count
            context.parameters.add("trees.\(file.scalar?.text ?? "")", count: count, provenance)
        }
        return trees
    }

    private func imported(_ file: DocumentValue, format: Format) -> ImportedTrees? {
        guard let content = context.files.content(namedBy: file) else { return nil }
        do throws(DocumentError) {
            switch format {
            case .lightgbm: return try LightGBMText.read(content.bytes, name: content.name)
            case .etalon, .xgboost: return try XGBoostModel.read(content.bytes, name: content.name)
            }
        } catch {
            guard case .faults(let faults) = error else { return nil }
            for fault in faults {
                file.diagnostics.report(
                    fault.problem,
                    file: fault.file,
                    at: fault.position,
                    keyPath: fault.keyPath
                )
            }
            return nil
        }
    }

    /// The trees with their features found in the schema.
    private func resolved(_ trees: ImportedTrees, file: DocumentValue, features: DocumentValue?) -> Trees? {
        let known = context.schema.features.map(\.name)
        if let features {
            guard let indices = features.list({ $0.featureIndex(in: context.schema) }) else { return nil }
            guard indices.count == trees.ensemble.featureCount else {
                let (expected, found) = (trees.ensemble.featureCount, indices.count)
                features.report(
                    .wrongCount(what: "features, as the file has,", expected: expected, found: found)
                )
                return nil
            }
            return Trees(ensemble: trees.ensemble, features: indices, transform: trees.transform)
        }
        guard trees.featureNames.count == trees.ensemble.featureCount else {
            file.report(.invalid(reason: "the file names no features; name them with the key 'features'"))
            return nil
        }
        var indices: [Int] = []
        for name in trees.featureNames {
            if let index = context.schema.index(of: name) {
                indices.append(index)
            } else {
                file.report(.unknownWord(name, what: "feature", known: known))
            }
        }
        guard indices.count == trees.featureNames.count else { return nil }
        return Trees(ensemble: trees.ensemble, features: indices, transform: trees.transform)
    }
}
