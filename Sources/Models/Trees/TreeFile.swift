import Documents
import Scoring

/// An ensemble of trees in a JSON file beside `model.yaml`.
///
/// ```json
/// {"format": "etalon-trees", "version": 1,
///  "features": ["age", "sex"],
///  "aggregation": "sum",
///  "base": [0.0],
///  "comparison": "float64", "summation": "float64", "operator": "<=",
///  "link": "logit", "made_by": "scikit-learn 1.9", "missing": "passed", "levels": {"sex": ["man", "woman"]}, "ranges": {"age": [18, 67]},
///  "trees": [{"output": 0,
///             "feature": [0, -1, 1, -1, -1], "threshold": [30, 0, 0, 0, 0],
///             "left": [1, -1, 3, -1, -1], "right": [2, -1, 4, -1, -1],
///             "default_left": [1, 0, 0, 0, 0],
///             "operator": ["<", "", "in", "", ""], "categories": [[], [], [1], [], []],
///             "value": [0, -0.1, 0, 0.2, 0.3]}]}
/// ```
///
/// Every list of a tree has one entry for each node; node 0 is the root, `feature` is -1 and `value` counts at a leaf. A person
/// goes left where `value operator threshold` holds, or where the level is among the `categories` of `in`; a missing value goes left
/// where `default_left` is 1. `operator` and `categories` of a tree may be left out; the file's operator then holds for all
/// nodes. `average` divides the sum, base included, by the number of trees of one output. `link`, `made_by`, `missing`, `levels` and `ranges` may be left
/// out: they tell an importer what `model.yaml` is to say.
struct TreeFile {
    let schema: Schema

    /// Trees, and for each of their features its column in the schema.
    struct Trees {
        let ensemble: TreeEnsemble
        let features: [Int]
    }

    /// The trees; nil, with every fault reported, where there are none.
    func decode(_ root: DocumentValue) -> Trees? {
        root.mapping { reader in
            _ = reader.required("format")?.choice(["etalon-trees": true], what: "format")
            if let value = reader.required("version"), let version = value.integer(), version != 1 {
                value.report(.outOfRange(value: Double(version), allowed: "this version of Etalon reads 1"))
            }
            let features = reader.required("features")?.list { $0.featureIndex(in: schema) }
            let isAverage = reader.required("aggregation")?
                .choice(["sum": false, "average": true], what: "aggregation")
            let base = reader.required("base")?.numbers()
            let comparison = reader.required("comparison")?.choice(of: Precision.self, what: "precision")
            let summation = reader.required("summation")?.choice(of: Precision.self, what: "precision")
            let comparator = reader.required("operator")?.choice(Self.operators, what: "operator")
            for key in ["link", "made_by", "missing", "levels", "ranges"] { _ = reader.has(key) }
            let trees = reader.required("trees")?.list()
            if trees?.isEmpty == true {
                reader.report(.invalid(reason: "at least one tree is needed"), key: "trees")
            }
            guard let features, let isAverage, let base, let comparison, let summation, let comparator,
                let trees, !trees.isEmpty
            else { return nil }
            var builder = TreeFileBuilder(
                featureCount: features.count,
                comparison: comparison,
                comparator: comparator,
                outputCount: base.count
            )
            for tree in trees { tree.mapping { builder.add($0) } }
            guard builder.isWhole else { return nil }
            return build(builder, base: base, isAverage: isAverage, summation: summation, root)
                .map { Trees(ensemble: $0, features: features) }
        }
    }

    private func build(
        _ builder: TreeFileBuilder,
        base: [Double],
        isAverage: Bool,
        summation: Precision,
        _ root: DocumentValue
    ) -> TreeEnsemble? {
        let count = builder.roots.count / max(1, base.count)
        do {
            return try TreeEnsemble(
                featureCount: builder.featureCount,
                nodes: builder.nodes,
                roots: builder.roots,
                outputs: builder.outputs,
                base: base,
                aggregation: isAverage ? .average(over: count) : .sum,
                summation: summation
            )
        } catch {
            root.report(.invalid(reason: "\(error)"))
            return nil
        }
    }

    /// What files call the comparisons.
    static let operators: KeyValuePairs<String, Comparison> = [
        "<": .less, "<=": .lessOrEqual, "in": .inSet, "not in": .notInSet,
    ]
}
