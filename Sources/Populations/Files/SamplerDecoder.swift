import Documents
import Scoring

/// Decodes how one feature is drawn: shares of levels, a probability, or a distribution.
struct SamplerDecoder {
    let feature: Feature
    /// All features, hidden ones included.
    let schema: Schema
    let ledger: NumberLedger
    let constants: [String: Double]

    static let keys = [
        "shares", "probability", "missing", "values", "constant", "uniform", "normal", "log_normal",
        "exponential",
        "weibull", "gamma", "poisson", "negative_binomial", "mixture",
    ]

    /// The sampler among the keys of `reader`.
    ///
    /// - Parameters:
    ///   - reader: a draw, or one case of a draw.
    ///   - name: what its numbers are called.
    ///   - inherited: the provenance of bare numbers where it states none.
    /// - Returns: nil, with diagnostics, where it is none.
    func sampler(
        _ reader: MappingReader,
        name: String,
        inherited: NumberLedger.BlockProvenance?
    ) -> DrawStep.Sampler? {
        let block = ledger.block(reader, inherited: inherited)
        let step = reader.optional("round")
        let part = reader.optional("range")
        guard let (key, value) = reader.one(of: Self.keys) else { return nil }
        if let step, feature.kind.word != "continuous" || ["shares", "probability", "missing"].contains(key) {
            step.report(
                .invalid(reason: "only numbers of a continuous feature are rounded; counts are floored")
            )
        }
        if let part, feature.kind.range == nil || ["probability", "missing", "values"].contains(key) {
            part.report(.invalid(reason: "only distributions of numbers are cut to a range"))
        }
        switch key {
        case "values":
            return values(value, name: name, block: block)
        case "shares":
            return shares(value, name: name, block: block)
        case "probability":
            guard feature.kind.word == "binary" else {
                value.report(
                    .invalid(reason: "'\(feature.name)' is not binary; give shares or a distribution")
                )
                return nil
            }
            return value.expression(schema: schema, constants: constants).map { .probability($0) }
        case "missing":
            guard value.boolean() == true, feature.missing != .refused else {
                value.report(.invalid(reason: "'\(feature.name)' may not be missing"))
                return nil
            }
            return .missing
        default:
            return number(key, value, step, part, name: name, block: block)
        }
    }

    private func shares(
        _ value: DocumentValue,
        name: String,
        block: NumberLedger.BlockProvenance?
    ) -> DrawStep.Sampler? {
        guard let levels = feature.kind.levels else {
            value.report(.invalid(reason: "'\(feature.name)' is a number; give a distribution"))
            return nil
        }
        return value.mapping { reader in
            var weights: [Double] = []
            for level in levels {
                guard
                    let share = reader.required(level),
                    let number = ledger.number(share, name: "\(name).\(level)", block: block, in: 0...1)
                else { continue }
                weights.append(number)
            }
            guard weights.count == levels.count else { return nil }
            guard checkSum(weights, at: value) else { return nil }
            return .levels(InverseTable(weights: weights))
        }
    }

    /// Probabilities of single whole numbers: `{1: 0.4, 2: 0.6}`.
    private func values(
        _ value: DocumentValue,
        name: String,
        block: NumberLedger.BlockProvenance?
    ) -> DrawStep.Sampler? {
        guard case .count(let range) = feature.kind, range.upperBound - range.lowerBound <= 10_000 else {
            value.report(
                .invalid(reason: "'\(feature.name)' is no count of a short range; give a distribution")
            )
            return nil
        }
        return value.mapping { reader in
            var weights = [Double](repeating: 0, count: Int(range.upperBound - range.lowerBound) + 1)
            for (key, share) in reader.named() {
                guard let place = Double(key), feature.kind.contains(place) else {
                    reader.report(
                        .unknownWord(key, what: "number", known: [feature.kind.legalValues]),
                        key: key
                    )
                    continue
                }
                let weight = ledger.number(share, name: "\(name).\(key)", block: block, in: 0...1)
                weights[Int(place - range.lowerBound)] = weight ?? 0
            }
            guard checkSum(weights, at: value) else { return nil }
            return .number(.whole(InverseTable(weights: weights), first: range.lowerBound))
        }
    }

    private func checkSum(_ weights: [Double], at value: DocumentValue) -> Bool {
        let sum = weights.reduce(0, +)
        guard (sum - 1).magnitude <= 0.0101 else {
            value.report(.invalid(reason: "the shares sum to \(sum), not to 1"))
            return false
        }
        return true
    }

    private func number(
        _ key: String,
        _ value: DocumentValue,
        _ step: DocumentValue?,
        _ part: DocumentValue?,
        name: String,
        block: NumberLedger.BlockProvenance?
    ) -> DrawStep.Sampler? {
        guard let legal = feature.kind.range else {
            value.report(.invalid(reason: "'\(feature.name)' has levels; give their shares"))
            return nil
        }
        let range: ClosedRange<Double>
        if let part {
            guard let given = part.interval() else { return nil }
            range = given.clamped(to: legal)
        } else {
            range = legal
        }
        guard let distribution = distribution(key, value, name: "\(name).\(key)", block: block) else {
            return nil
        }
        if let fault = distribution.fault {
            value.report(.invalid(reason: fault))
            return nil
        }
        var rounding = NumberSampler.Rounding.none
        if feature.kind.word == "count" {
            rounding = .floor
        } else if let step {
            guard let size = step.number(in: 1e-9...1e9) else { return nil }
            rounding = .nearest(step: size)
        }
        guard let sampler = NumberSampler(distribution, range: range, rounding: rounding) else {
            value.report(.invalid(reason: "nothing of the distribution lies within the feature's range"))
            return nil
        }
        return .number(sampler)
    }

    /// The parameters of each distribution, in the order in which `make` takes them.
    private static let forms: [String: (keys: [String], make: @Sendable ([Double]) -> NumericDistribution)] =
        [
            "uniform": (["low", "high"], { .uniform(low: $0[0], high: $0[1]) }),
            "normal": (["mean", "deviation"], { .normal(mean: $0[0], deviation: $0[1]) }),
            "log_normal": (["median", "sigma"], { .logNormal(median: $0[0], sigma: $0[1]) }),
            "exponential": (["mean"], { .exponential(mean: $0[0]) }),
            "weibull": (["shape", "scale"], { .weibull(shape: $0[0], scale: $0[1]) }),
            "gamma": (["mean", "shape"], { .gamma(mean: $0[0], shape: $0[1]) }),
            "poisson": (["mean"], { .poisson(mean: $0[0]) }),
            "negative_binomial": (
                ["mean", "dispersion"], { .negativeBinomial(mean: $0[0], dispersion: $0[1]) }
            ),
        ]

    private func distribution(
        _ key: String,
        _ value: DocumentValue,
        name: String,
        block: NumberLedger.BlockProvenance?
    ) -> NumericDistribution? {
        if key == "constant" { return ledger.number(value, name: name, block: block).map { .constant($0) } }
        if key == "mixture" { return mixture(value, name: name, block: block) }
        guard let form = Self.forms[key] else { return nil }
        return value.mapping { reader in
            let numbers = form.keys.compactMap { part in
                reader.required(part).flatMap { ledger.number($0, name: "\(name).\(part)", block: block) }
            }
            return numbers.count == form.keys.count ? form.make(numbers) : nil
        }
    }

    private func mixture(
        _ value: DocumentValue,
        name: String,
        block: NumberLedger.BlockProvenance?
    ) -> NumericDistribution? {
        guard let parts = value.list() else { return nil }
        let components = parts.enumerated().compactMap { index, part -> NumericDistribution.Component? in
            part.mapping { reader -> NumericDistribution.Component? in
                let name = "\(name).\(index + 1)"
                let block = ledger.block(reader, inherited: block)
                let weight = reader.required("weight").flatMap {
                    ledger.number($0, name: "\(name).weight", block: block, in: 0...1)
                }
                let keys = Self.forms.keys.sorted() + ["constant"]
                guard let weight, let (key, inner) = reader.one(of: keys) else { return nil }
                return distribution(key, inner, name: "\(name).\(key)", block: block)
                    .map { NumericDistribution.Component(weight: weight, distribution: $0) }
            }
        }
        return components.count == parts.count ? .mixture(components) : nil
    }
}
