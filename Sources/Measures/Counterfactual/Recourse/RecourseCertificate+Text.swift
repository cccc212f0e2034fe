package import Scoring

extension RecourseCertificate {
    /// The certificate as lines of text: `etalon verify` reads them back.
    ///
    ///     etalon-recourse 1
    ///     model ams-austria-2018 1.0.0
    ///     target below 0.6
    ///     counts-features no
    ///     person 1 0.5 nan ...
    ///     choice x0 0.5:0.0 0.25:0.25 ...
    ///     answer 0.25 0.55 options 0 1 ...        (or: answer none)
    ///     split 0 3
    ///     bounded 1.25
    ///     cut 1 0.5
    package func text(model descriptor: ModelDescriptor, countsFeatures: Bool = false) -> String {
        var lines = [
            "etalon-recourse 1", "model \(descriptor.id) \(descriptor.version)",
            "target \(problem.target.text)",
            "counts-features \(countsFeatures ? "yes" : "no")",
            "person " + problem.row.map { "\($0)" }.joined(separator: " "),
        ]
        for choice in problem.choices {
            let options = choice.options.map { "\($0.value):\($0.cost)" }.joined(separator: " ")
            lines.append("choice \(descriptor.schema.features[choice.feature].name) \(options)")
        }
        if let answer {
            let options = answer.options.map { "\($0)" }.joined(separator: " ")
            lines.append("answer \(answer.cost) \(answer.score) options \(options)")
        } else {
            lines.append("answer none")
        }
        lines += steps.map(Self.text)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ step: Step) -> String {
        switch step {
        case .split(let choice, let position): "split \(choice) \(position)"
        case .cut(let choice, let value): "cut \(choice) \(value)"
        case .affordable(let bound): "affordable \(bound)"
        case .bounded(let bound): "bounded \(bound)"
        case .missed(let value): "missed \(value)"
        case .forbidden(let rule): "forbidden \(rule)"
        case .unconfirmed: "unconfirmed"
        case .dearer(let cost): "dearer \(cost)"
        case .priced(let multiplier, let cost): "priced \(multiplier) \(cost)"
        case .answer: "here"
        }
    }
}
