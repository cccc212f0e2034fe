import Statistics

/// The 2,000 reference people, made from formulas that any language repeats in IEEE double arithmetic.
///
/// `frac(i, a)` is v - floor(v) with v = i a, for i = 1 ... 2000; the formulas are those of `reference_values.py`.
package struct ReferenceInputs: Sendable {
    /// The people, made once.
    package static let shared = ReferenceInputs()

    /// How many people there are.
    package let count = 2000
    /// Six features, one column each: x0, x1, x5 continuous, x2 and x3 binary, x4 a quarter step.
    package let features: [[Double]]
    /// The log odds that the reference model gives.
    package let logits: [Double]
    /// Its probabilities.
    package let probabilities: [Double]
    /// The probabilities rounded to twentieths: 20 distinct scores.
    package let tiedProbabilities: [Double]
    /// The outcomes, drawn from a distorted truth: the model is overconfident.
    package let outcomes: [UInt8]
    /// Weights in [0.5, 1.5).
    package let weights: [Double]
    /// Group A: 0, 1 or 2.
    package let groups: [Int]
    /// Group B: the value of x2.
    package let binaryGroups: [Int]
    /// The margins of the reference tree ensemble; sums of dyadic numbers, exact in any order.
    package let treeMargins: [Double]

    private init() {
        let rows = (1...2000).map(Double.init)
        let features = [
            rows.map { Self.frac($0, 0.6180339887498949) },
            rows.map { Self.frac($0, 0.41421356237309515) },
            rows.map { Self.frac($0, 0.7320508075688772) < 0.3 ? 1 : 0 },
            rows.map { Self.frac($0, 0.6457513110645906) < 0.5 ? 1 : 0 },
            rows.map { (4 * Self.frac($0, 0.3166247903553998)).rounded(.down) / 4 },
            rows.map { Self.frac($0, 0.6055512754639891) },
        ]
        let people = rows.indices.map { row in features.map { $0[row] } }
        let logits = people.map(Self.logit(of:))
        let probabilities = logits.map { 1 / (1 + Double.exp(-$0)) }
        self.features = features
        self.logits = logits
        self.probabilities = probabilities
        tiedProbabilities = probabilities.map { (20 * $0 + 0.5).rounded(.down) / 20 }
        outcomes = zip(rows, logits).map { row, logit in
            let truth = 1 / (1 + Double.exp(-((logit - 0.3) / 1.5)))
            return Self.frac(row, 0.12310562561766059) < truth ? 1 : 0
        }
        weights = rows.map { 0.5 + Self.frac($0, 0.358898943540674) }
        groups = rows.map { Int((3 * Self.frac($0, 0.7958315233127191)).rounded(.down)) }
        binaryGroups = features[2].map { Int($0) }
        treeMargins = people.map(ReferenceTreeEnsemble.margin(of:))
    }

    /// The log odds of one person, summed left to right from the intercept.
    package static func logit(of person: [Double]) -> Double {
        zip([3, -2.25, 1.2, 0.6, 1.5, 0], person).reduce(-1.5) { $0 + $1.0 * $1.1 }
    }

    private static func frac(_ row: Double, _ alpha: Double) -> Double {
        let product = row * alpha
        return product - product.rounded(.down)
    }
}
