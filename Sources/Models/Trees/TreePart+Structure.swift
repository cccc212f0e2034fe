import Scoring

extension TreePart {
    /// How one score is computed: the trees of its output over cells between all their thresholds.
    ///
    /// - Returns: nil for a softmax of several outputs, which does not rise with its own margin alone.
    func structure(ofOutput output: Int, schema: Schema) -> ModelStructure? {
        let form = ModelStructure.Form.trees(trees(ofOutput: output, schema: schema))
        switch transform {
        case .identity: return ModelStructure(form: form, isLogistic: false) { $0 }
        case .logistic(let slope):
            guard slope > 0 else { return nil }
            return ModelStructure(form: form, isLogistic: slope == 1) { InverseLink.logistic(slope * $0) }
        case .exponential:
            return ModelStructure(form: form, isLogistic: false) { InverseLink.exponential($0) }
        case .softmax: return nil
        }
    }

    /// The values at which some tree changes its answer, by column of the people.
    var breaks: [Int: Set<Double>] {
        var breaks: [Int: Set<Double>] = [:]
        for split in ensemble.nodes.splits {
            breaks[features[split.feature], default: []]
                .formUnion(split.breaks(matching: ensemble.categoryMatching))
        }
        return breaks
    }

    private func trees(ofOutput output: Int, schema: Schema) -> TreeStructure {
        let breaks = breaks
        let cells = schema.features.enumerated().map { index, feature in
            FeatureCells(breaks: breaks[index] ?? [], missingAs: feature.missing.imputedValue)
        }
        var nodes = TreeStructure.Nodes()
        var roots: [Int] = []
        for tree in ensemble.trees
        where output >= tree.output
            && output < tree.output + ensemble.nodes.valuesPerLeaf
        {
            roots.append(append(tree.root, value: output - tree.output, cells: cells, to: &nodes))
        }
        var divisor = 1.0
        if case .average(let count) = ensemble.aggregation { divisor = Double(count) }
        return TreeStructure(
            cells: cells,
            nodes: nodes,
            roots: roots,
            base: ensemble.base[output],
            divisor: divisor
        )
    }

    /// Appends a node and all below it; returns its number.
    private func append(
        _ node: Int,
        value: Int,
        cells: [FeatureCells],
        to nodes: inout TreeStructure.Nodes
    ) -> Int {
        if ensemble.nodes.isLeaf(node) {
            let values = ensemble.nodes.values(ofLeaf: node)
            return nodes.appendLeaf(
                value: values[values.startIndex + value],
                cover: ensemble.nodes.cover[node]
            )
        }
        let split = ensemble.nodes.splits[Int(ensemble.nodes.split[node])]
        let feature = features[split.feature]
        let goesLeft = cells[feature].representatives.map {
            split.goesLeft($0, matching: ensemble.categoryMatching)
        }
        let number = nodes.appendSplit(
            feature: feature,
            goesLeft: goesLeft,
            cover: ensemble.nodes.cover[node]
        )
        let left = append(Int(ensemble.nodes.left[node]), value: value, cells: cells, to: &nodes)
        let right = append(Int(ensemble.nodes.right[node]), value: value, cells: cells, to: &nodes)
        nodes.left[number] = Int32(left)
        nodes.right[number] = Int32(right)
        return number
    }
}

extension Split {
    /// The values at which the answer can change.
    fileprivate func breaks(matching: CategoryMatching) -> [Double] {
        var breaks: [Double] = []
        // What is compared is the value rounded to the precision, so an answer changes where the rounded value passes.
        func add(firstWhere passes: (Double) -> Bool) {
            let first = Double.first { passes(precision == .float32 ? Double(Float($0)) : $0) }
            if let first { breaks.append(first) }
        }
        switch comparison {
        case .less: add { !($0 < threshold) }
        case .lessOrEqual: add { !($0 <= threshold) }
        case .inSet, .notInSet:
            for category in categories {
                let values = matching.values(of: category)
                add { $0 >= values.lower }
                add { $0 >= values.upper }
            }
        }
        if missing.kind == .zeroOrNaN {
            let tiny = Double(1e-35 as Float)
            breaks += [-tiny, tiny.nextUp]
        }
        return breaks
    }
}

extension FeatureCells {
    /// One value of each cell, in their order; NaN for missing values where they have a cell of their own.
    fileprivate var representatives: [Double] {
        var values = [breaks.first?.nextDown ?? 0] + breaks
        if missingCell == breaks.count + 1 { values.append(.nan) }
        return values
    }
}
