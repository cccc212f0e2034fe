package import Documents
import Scoring

/// Reads the models that XGBoost's `save_model` writes, JSON and UBJSON, of versions 1.0 to 3.x.
///
/// Values are compared with `<` in single precision, missing (NaN) ones go where each split says, categories in a split's set
/// go right; leaves are summed in single precision in the order of the trees, from the base score on. The boosters
/// `gbtree` and `dart` are read; `gblinear`, trees with several values a leaf, and objectives whose predictions are no
/// function of the margins are refused by name.
///
/// Source: XGBoost 3.2, `src/tree/tree_model.cc`, `src/gbm/gbtree_model.cc`, `src/learner.cc`.
package enum XGBoostModel {
    /// The model in `bytes`, the content of the file `name`.
    ///
    /// - Throws: `DocumentError` with the first fault: its line and column in JSON, in UBJSON line 1 and as column the byte
    ///   counted from 1.
    /// - Complexity: O(bytes).
    package static func read(
        _ bytes: [UInt8],
        name: String,
        limits: ImportLimits = ImportLimits()
    ) throws(DocumentError) -> ImportedTrees {
        do throws(ImportFault) {
            guard bytes.count <= limits.bytes else {
                throw ImportFault(.tooLarge(largest: limits.bytes), at: .start)
            }
            return try model(ImportNode(try root(bytes, name: name, limits: limits)), limits: limits)
        } catch {
            throw error.error(file: name)
        }
    }

    /// The document, by what follows its first brace: the type of a length in UBJSON, a blank or a quote in JSON.
    private static func root(
        _ bytes: [UInt8],
        name: String,
        limits: ImportLimits
    ) throws(ImportFault) -> DocumentNode {
        if bytes.count > 1, bytes[0] == UInt8(ascii: "{"), Array("iUIlL#$".utf8).contains(bytes[1]) {
            return try UBJSONReader.read(bytes)
        }
        let diagnostics = Diagnostics()
        let file = DocumentFile(name: name, format: .json, bytes: bytes)
        let value = file.value(limits: DocumentLimits(jsonBytes: limits.bytes), diagnostics: diagnostics)
        if let fault = diagnostics.list.first {
            throw ImportFault(fault.problem, at: fault.position, field: fault.keyPath)
        }
        guard let value else { throw ImportFault(.emptyFile, at: .start) }
        return value.node
    }

    private static func model(_ root: ImportNode, limits: ImportLimits) throws(ImportFault) -> ImportedTrees {
        let learner = try root.member("learner")
        let parameters = try learner.member("learner_model_param")
        let featureCount = try parameters.member("num_feature").integer(in: 1...limits.features)
        let classes = try parameters.member("num_class").integer(in: 0...limits.outputs)
        let targets = try parameters.optional("num_target")?.integer(in: 1...limits.outputs) ?? 1
        let outputCount = max(1, classes, targets)
        let objective = try learner.member("objective").member("name")
        let (transform, base) = try XGBoostObjective.transform(objective)
        let booster = try XGBoostBooster(try learner.member("gradient_booster"))

        var nodes = TreeNodes()
        var roots: [Int] = []
        for (index, tree) in booster.trees.enumerated() {
            roots.append(nodes.count)
            let weight = booster.weights.map { Float($0[index]) } ?? 1
            try XGBoostTree(tree, featureCount: featureCount).append(to: &nodes, weight: weight)
        }
        for output in booster.outputs where output < 0 || output >= outputCount {
            throw booster.model.fault(
                .outOfRange(value: Double(output), allowed: "tree_info from 0 to \(outputCount - 1)")
            )
        }
        let word = try objective.text()
        let names = try featureNames(learner, count: featureCount)
        let start = try baseScores(try parameters.member("base_score"), count: outputCount)
        do throws(TreeEnsembleError) {
            let ensemble = try TreeEnsemble(
                featureCount: featureCount,
                nodes: nodes,
                roots: roots,
                outputs: booster.outputs,
                base: start.map { Double(base.margin($0)) },
                summation: .float32,
                categoryMatching: .truncatingNonNegative
            )
            return ImportedTrees(
                ensemble: ensemble,
                transform: transform,
                featureNames: names,
                objective: word
            )
        } catch {
            throw (error.tree.map { booster.trees[$0] } ?? booster.model).fault(.invalid(reason: "\(error)"))
        }
    }

    private static func featureNames(_ learner: ImportNode, count: Int) throws(ImportFault) -> [String] {
        guard let list = try learner.optional("feature_names") else { return [] }
        var names: [String] = []
        for element in try list.elements() { names.append(try element.text()) }
        guard names.isEmpty || names.count == count else {
            throw list.fault(.wrongCount(what: "names", expected: count, found: names.count))
        }
        return names
    }

    /// The base score, a number in a text until version 3.0 and a list of numbers in a text since.
    private static func baseScores(_ node: ImportNode, count: Int) throws(ImportFault) -> [Float] {
        var text = Substring(try node.text())
        if text.first == "[", text.last == "]" { text = text.dropFirst().dropLast() }
        let scores = text.split(separator: ",").compactMap { Float($0.filter { $0 != " " }) }
        guard scores.count == text.split(separator: ",").count, scores.allSatisfy(\.isFinite) else {
            throw node.fault(.wrongType(expected: "a number", found: "'\(text.prefix(40))'"))
        }
        if scores.count == count { return scores }
        guard scores.count == 1 else {
            throw node.fault(.wrongCount(what: "base scores", expected: count, found: scores.count))
        }
        return [Float](repeating: scores[0], count: count)
    }
}
