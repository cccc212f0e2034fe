import Documents

/// The trees of an XGBoost model, whichever booster they come from.
struct XGBoostBooster {
    /// Where the trees are.
    let model: ImportNode
    let trees: [ImportNode]
    /// The output of each tree.
    let outputs: [Int]
    /// What the leaves of each tree are multiplied by; nil for 1.
    let weights: [Double]?

    /// The booster in `node`.
    init(_ node: ImportNode) throws(ImportFault) {
        let name = try node.member("name")
        let booster: ImportNode
        switch try name.text() {
        case "gbtree": booster = node
        case "dart": booster = try node.member("gbtree")
        default:
            throw name.fault(
                .unknownWord(String(try name.text().prefix(40)), what: "booster", known: ["gbtree", "dart"])
            )
        }
        model = try booster.member("model")
        trees = try model.member("trees").elements()
        outputs = try model.member("tree_info").integers(count: trees.count)
        weights = try node.optional("weight_drop")?.numbers(count: trees.count)
        guard !trees.isEmpty else { throw model.fault(.invalid(reason: "there are no trees")) }
    }
}
