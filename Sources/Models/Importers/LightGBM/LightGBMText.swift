package import Documents

/// Reads the text format that LightGBM's `save_model` writes, versions 3 and 4.
///
/// Values are compared with `<=` in double precision, missing ones by the rule each split names, categories as the whole part
/// of the value; leaves are summed in double in the order of the trees, so that margins equal LightGBM's bit for bit.
/// Linear trees, other versions and objectives whose output is no function of the margins are refused by name.
///
/// Source: LightGBM 4, `src/io/tree.cpp` and `gbdt_model_text.cpp`.
package enum LightGBMText {
    private static let versions = ["v3", "v4"]

    /// The model in `bytes`, the content of the file `name`.
    ///
    /// - Throws: `DocumentError` with the first fault: its line, what is wrong and what is allowed.
    /// - Complexity: O(bytes).
    package static func read(
        _ bytes: [UInt8],
        name: String,
        limits: ImportLimits = ImportLimits()
    ) throws(DocumentError) -> ImportedTrees {
        do throws(ImportFault) {
            return try model(bytes, limits: limits)
        } catch {
            throw error.error(file: name)
        }
    }

    private static func model(_ bytes: [UInt8], limits: ImportLimits) throws(ImportFault) -> ImportedTrees {
        let (head, trees) = try sections(bytes, limits: limits)
        let version = try head.field("version")
        guard versions.contains(String(version.text)) else {
            throw ImportFault(
                .unknownWord(String(version.text.prefix(40)), what: "version", known: versions),
                at: version.position,
                field: "version"
            )
        }
        let featureCount = try head.integer("max_feature_idx", in: 0...(limits.features - 1)) + 1
        let perRound = try head.integer("num_tree_per_iteration", in: 1...limits.outputs)
        let objective = head.has("objective") ? try head.field("objective") : nil
        let transform = try LightGBMObjective.transform(objective)

        var nodes = TreeNodes()
        var roots: [Int] = []
        for tree in trees {
            roots.append(nodes.count)
            try LightGBMTree(tree, featureCount: featureCount).append(to: &nodes)
        }
        guard !trees.isEmpty, trees.count % perRound == 0 else {
            throw ImportFault(
                "\(trees.count) trees; a multiple of num_tree_per_iteration (\(perRound)) is needed",
                at: head.position
            )
        }
        let names = try featureNames(head, count: featureCount)
        let isAverage = head.flags.contains("average_output")
        do throws(TreeEnsembleError) {
            let ensemble = try TreeEnsemble(
                featureCount: featureCount,
                nodes: nodes,
                roots: roots,
                outputs: roots.indices.map { $0 % perRound },
                base: [Double](repeating: 0, count: perRound),
                aggregation: isAverage ? .average(over: trees.count / perRound) : .sum,
                categoryMatching: .truncating
            )
            return ImportedTrees(
                ensemble: ensemble,
                transform: transform,
                featureNames: names,
                objective: objective.map { String($0.text) } ?? "",
                ranges: head.has("feature_infos") ? ranges(try? head.field("feature_infos")) : []
            )
        } catch {
            throw ImportFault("\(error)", at: error.tree.map { trees[$0].position } ?? head.position)
        }
    }

    private static func featureNames(_ head: KeyedLines, count: Int) throws(ImportFault) -> [String] {
        guard head.has("feature_names") else { return [] }
        let field = try head.field("feature_names")
        let names = field.text.split(separator: " ").map(String.init)
        guard names.count == count else {
            throw ImportFault(
                .wrongCount(what: "names", expected: count, found: names.count),
                at: field.position,
                field: "feature_names"
            )
        }
        return names
    }

    /// The values of each feature in training: `[lowest:highest]` of a number, `a:b:c` of categories, else not known.
    private static func ranges(_ field: KeyedLines.Field?) -> [ClosedRange<Double>?] {
        (field?.text.split(separator: " ") ?? []).map { word in
            let values = word.filter { $0 != "[" && $0 != "]" }.split(separator: ":").compactMap {
                Double($0)
            }
            guard let least = values.min(), let most = values.max(), least.isFinite, most.isFinite,
                most.magnitude < 1e15
            else { return nil }
            return least...most
        }
    }

    /// The head of the file and its trees, up to `end of trees`.
    private static func sections(
        _ bytes: [UInt8],
        limits: ImportLimits
    ) throws(ImportFault) -> (head: KeyedLines, trees: [KeyedLines]) {
        guard bytes.count <= limits.bytes else {
            throw ImportFault(.tooLarge(largest: limits.bytes), at: .start)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ImportFault(.invalidEncoding, at: .start)
        }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().makeIterator()
        guard lines.next()?.element == "tree" else {
            throw ImportFault("the first line of a LightGBM model is 'tree'", at: .start)
        }
        var head = KeyedLines(at: .start)
        var trees: [KeyedLines] = []
        while let (offset, line) = lines.next() {
            let number = offset + 1
            if line == "end of trees" { return (head, trees) }
            if line.isEmpty { continue }
            if line.hasPrefix("Tree=") {
                guard line.dropFirst(5) == "\(trees.count)" else {
                    throw ImportFault(
                        "tree \(trees.count) is expected",
                        at: DocumentPosition(line: number, column: 6)
                    )
                }
                trees.append(KeyedLines(at: DocumentPosition(line: number, column: 1)))
            } else if trees.isEmpty {
                try head.add(line, number: number)
            } else {
                try trees[trees.count - 1].add(line, number: number)
            }
        }
        throw ImportFault("the file ends before 'end of trees'", at: head.position)
    }
}
