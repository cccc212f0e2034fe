package import Models
import Scoring

/// Slow, plain counterpart of the tree kernels: one person, one tree, one recursive descent, written from the rules that
/// the formats state.
package struct TreeReference {
    private let ensemble: TreeEnsemble

    /// A reference for `ensemble`.
    package init(_ ensemble: TreeEnsemble) {
        self.ensemble = ensemble
    }

    /// The margins of a person, one per output.
    package func margins(_ row: [Double]) -> [Double] {
        (0..<ensemble.outputCount).map { output in
            switch ensemble.summation {
            case .float32:
                var sum = Float(ensemble.base[output])
                for value in values(row, output: output) { sum += Float(value) }
                return divided(Double(sum))
            case .float64:
                var sum = ensemble.base[output]
                for value in values(row, output: output) { sum += value }
                return divided(sum)
            }
        }
    }

    private func divided(_ sum: Double) -> Double {
        if case .average(let count) = ensemble.aggregation { return sum / Double(count) }
        return sum
    }

    /// What the trees add to one output, in their order.
    private func values(_ row: [Double], output: Int) -> [Double] {
        ensemble.trees.compactMap { tree in
            let leaf = Array(ensemble.nodes.values(ofLeaf: descend(from: tree.root, row)))
            return leaf.indices.contains(output - tree.output) ? leaf[output - tree.output] : nil
        }
    }

    private func descend(from node: Int, _ row: [Double]) -> Int {
        if ensemble.nodes.isLeaf(node) { return node }
        let split = ensemble.nodes.splits[Int(ensemble.nodes.split[node])]
        let left = Int(ensemble.nodes.left[node])
        let right = Int(ensemble.nodes.right[node])
        return descend(from: goesLeft(split, row[split.feature]) ? left : right, row)
    }

    private func goesLeft(_ split: Split, _ raw: Double) -> Bool {
        var value = raw
        switch split.missing.kind {
        case .nan:
            if raw.isNaN { return split.missing.goesLeft }
        case .zeroOrNaN:
            if raw.isNaN || (raw >= -Double(Float(1e-35)) && raw <= Double(Float(1e-35))) {
                return split.missing.goesLeft
            }
        case .comparedAsZero:
            if raw.isNaN { value = 0 }
        }
        let single = split.precision == .float32
        switch split.comparison {
        case .less:
            return single ? Float(value) < Float(split.threshold) : value < split.threshold
        case .lessOrEqual:
            return single ? Float(value) <= Float(split.threshold) : value <= split.threshold
        case .inSet:
            return isMember(single ? Double(Float(value)) : value, split.categories)
        case .notInSet:
            return !isMember(single ? Double(Float(value)) : value, split.categories)
        }
    }

    private func isMember(_ value: Double, _ categories: [Int]) -> Bool {
        switch ensemble.categoryMatching {
        case .exact: categories.contains { Double($0) == value }
        case .truncating: categories.contains { Double($0) == value.rounded(.towardZero) }
        case .truncatingNonNegative:
            value >= 0 && categories.contains { Double($0) == value.rounded(.towardZero) }
        }
    }
}
