import Scoring

extension Margin {
    /// What the number is of, as people read it: `share of sex = woman where state in (A, B, C)`.
    package var text: String {
        let what =
            switch quantity {
            case .share(let expression): "share of \(expression.text)"
            case .mean(let expression): "mean of \(expression.text)"
            case .outcome(let name, let source): "rate of \(name), \(source.rawValue)"
            }
        return what + (condition.map { " where \($0.text)" } ?? "")
    }

    /// Whether it is a share, so that deviations are read in points of percentage.
    package var isShare: Bool {
        if case .mean = quantity { false } else { true }
    }
}
