import Documents
import Foundation

/// What XGBoost makes of the margins, and of the base score that it stores as a prediction, by the objective.
enum XGBoostObjective {
    /// How a base score becomes a margin.
    enum Base {
        case identity
        case logit
        case logarithm
    }

    private static let identity = [
        "reg:squarederror", "reg:squaredlogerror", "reg:pseudohubererror", "reg:absoluteerror",
        "reg:quantileerror",
        "reg:linear", "rank:pairwise", "rank:ndcg", "rank:map",
    ]
    private static let exponential = [
        "count:poisson", "reg:gamma", "reg:tweedie", "survival:cox", "survival:aft",
    ]

    /// The transform of the objective that `name` holds.
    static func transform(_ name: ImportNode) throws(ImportFault) -> (transform: OutputTransform, base: Base)
    {
        let word = try name.text()
        if identity.contains(word) { return (.identity, .identity) }
        if exponential.contains(word) { return (.exponential, .logarithm) }
        switch word {
        case "binary:logistic", "reg:logistic": return (.logistic(slope: 1), .logit)
        case "binary:logitraw": return (.identity, .logit)
        case "multi:softprob", "multi:softmax": return (.softmax, .identity)
        default:
            throw name.fault(
                .unknownWord(
                    String(word.prefix(40)),
                    what: "objective",
                    known: [
                        "binary:logistic", "reg:logistic", "binary:logitraw", "multi:softprob",
                        "multi:softmax",
                    ]
                        + identity + exponential
                )
            )
        }
    }
}

extension XGBoostObjective.Base {
    /// The margin of a base score, in single precision as XGBoost computes it.
    func margin(_ score: Float) -> Float {
        switch self {
        case .identity: score
        case .logit: -Float(log(Double(1 / score - 1)))
        case .logarithm: Float(log(Double(score)))
        }
    }
}
