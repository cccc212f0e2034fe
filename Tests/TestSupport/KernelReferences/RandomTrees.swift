package import Models
package import Scoring

/// Seeded ensembles of every shape the kernels know, and the people that test them hardest.
package struct RandomTrees {
    /// What an ensemble is made of.
    package struct Recipe: Sendable {
        package var name: String
        package var trees = 5
        package var leaves = 12
        package var features = 4
        package var distinctThresholds = 9
        package var comparisons: [Comparison] = [.less, .lessOrEqual]
        package var precisions: [Precision] = [.float64]
        package var missing: [MissingRule.Kind] = [.nan]
        package var matching = CategoryMatching.exact
        package var summation = Precision.float64
        package var outputs = 1
        package var valuesPerLeaf = 1

        /// A recipe with the defaults and a name.
        package init(_ name: String, _ change: (inout Recipe) -> Void = { _ in }) {
            self.name = name
            change(&self)
        }
    }

    private var random: SplitMix

    /// A source of ensembles.
    package init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    /// An ensemble by `recipe`.
    package mutating func ensemble(_ recipe: Recipe) throws -> TreeEnsemble {
        var nodes = TreeNodes(valuesPerLeaf: recipe.valuesPerLeaf)
        var roots: [Int] = []
        for tree in 0..<recipe.trees {
            roots.append(nodes.count)
            appendTree(
                to: &nodes,
                leaves: tree == 0 ? recipe.leaves : 1 + random.below(recipe.leaves),
                recipe
            )
        }
        return try TreeEnsemble(
            featureCount: recipe.features,
            nodes: nodes,
            roots: roots,
            outputs: roots.indices.map { recipe.valuesPerLeaf > 1 ? 0 : $0 % recipe.outputs },
            base: (0..<recipe.outputs).map { 0.25 * Double($0) },
            summation: recipe.summation,
            categoryMatching: recipe.matching
        )
    }

    /// Nodes in an order in which children follow their parents, at places decided as the tree grows.
    private mutating func appendTree(to nodes: inout TreeNodes, leaves: Int, _ recipe: Recipe) {
        let first = nodes.count
        // Leaf counts of the subtrees still to write, in order of their nodes.
        var pending = [leaves]
        var next = 0
        while next < pending.count {
            let count = pending[next]
            if count == 1 {
                nodes.appendLeaf((0..<recipe.valuesPerLeaf).map { _ in Double(Float(random.unit() - 0.5)) })
            } else {
                let left = 1 + random.below(count - 1)
                nodes.appendSplit(
                    split(recipe),
                    left: first + pending.count,
                    right: first + pending.count + 1
                )
                pending += [left, count - left]
            }
            next += 1
        }
    }

    private mutating func split(_ recipe: Recipe) -> Split {
        let comparison = recipe.comparisons[random.below(recipe.comparisons.count)]
        let precision = recipe.precisions[random.below(recipe.precisions.count)]
        let kind = recipe.missing[random.below(recipe.missing.count)]
        let missing = MissingRule(kind, goesLeft: random.below(2) == 0)
        let feature = random.below(recipe.features)
        switch comparison {
        case .inSet, .notInSet:
            let categories =
                (0..<12).filter { _ in random.below(3) == 0 } + (random.below(4) == 0 ? [40] : [])
            return Split(
                feature: feature,
                comparison,
                categories: categories,
                precision: precision,
                missing: missing
            )
        case .less, .lessOrEqual:
            let threshold = Self.threshold(random.below(recipe.distinctThresholds))
            return Split(
                feature: feature,
                comparison,
                precision == .float32 ? Double(Float(threshold)) : threshold,
                precision: precision,
                missing: missing
            )
        }
    }

    /// Thresholds of which some are zero, infinite, subnormal, or no float.
    private static func threshold(_ index: Int) -> Double {
        let awkward: [Double] = [
            0, 0.1, -0.0, 1e-35, -1e-36, .infinity, -.infinity, .leastNormalMagnitude / 16, 3.4028235e38,
        ]
        return index < awkward.count ? awkward[index] : Double(index - 15) * 0.3
    }

    /// People who lie exactly on every threshold and category of a feature, one step to each side of it, and on missing and
    /// extreme values, the other features at random among the same.
    package mutating func people(for ensemble: TreeEnsemble, count: Int) -> [[Double]] {
        var values = [[Double]](
            repeating: AwkwardValues.doubles + [-0.5, 40, 41, 1e-35, -1e-36],
            count: ensemble.featureCount
        )
        for split in ensemble.nodes.splits {
            let marks = split.categories.isEmpty ? [split.threshold] : split.categories.map { Double($0) }
            for mark in marks {
                values[split.feature] += [mark, mark.nextUp, mark.nextDown]
                let single = Float(mark)
                values[split.feature] += [single, single.nextUp, single.nextDown].map { Double($0) }
                // Halfway to the neighbouring float, where rounding to single precision turns.
                values[split.feature].append(Double(single) / 2 + Double(single.nextUp) / 2)
            }
        }
        return (0..<count).map { person in
            values.enumerated().map { feature, choices in
                choices[
                    person % ensemble.featureCount == feature
                        ? person / ensemble.featureCount % choices.count : random.below(choices.count)
                ]
            }
        }
    }
}

/// A small generator for tests.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
