import Documents

/// What LightGBM makes of the margins, by the objective that the model names.
enum LightGBMObjective {
    private static let identity = [
        "regression", "regression_l1", "huber", "fair", "quantile", "mape", "lambdarank", "rank_xendcg",
        "custom",
    ]
    private static let exponential = ["poisson", "gamma", "tweedie"]

    /// The transform of an objective, as "binary sigmoid:1"; none is the identity.
    static func transform(_ objective: KeyedLines.Field?) throws(ImportFault) -> OutputTransform {
        guard let objective, let word = objective.text.split(separator: " ").first else { return .identity }
        let options = objective.text.split(separator: " ").dropFirst()
        let name = String(word)
        if name == "regression", options.contains("sqrt") {
            throw ImportFault(
                "'regression sqrt' squares its margins, which is not supported",
                at: objective.position,
                field: "objective"
            )
        }
        if identity.contains(name) { return .identity }
        if exponential.contains(name) { return .exponential }
        switch name {
        case "binary", "multiclassova":
            return .logistic(slope: try slope(options, objective))
        case "cross_entropy":
            return .logistic(slope: 1)
        case "multiclass":
            return .softmax
        default:
            throw ImportFault(
                .unknownWord(
                    String(name.prefix(40)),
                    what: "objective",
                    known: ["binary", "cross_entropy", "multiclass", "multiclassova"] + exponential + identity
                ),
                at: objective.position,
                field: "objective"
            )
        }
    }

    private static func slope(_ options: ArraySlice<Substring>, _ objective: KeyedLines.Field)
        throws(ImportFault) -> Double
    {
        guard let option = options.first(where: { $0.hasPrefix("sigmoid:") }) else { return 1 }
        guard let slope = Double(option.dropFirst(8)), slope.isFinite, slope > 0 else {
            throw ImportFault(
                "'\(option.prefix(40))': a number above zero is needed",
                at: objective.position,
                field: "objective"
            )
        }
        return slope
    }
}
