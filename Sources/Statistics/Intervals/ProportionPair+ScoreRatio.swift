extension ProportionPair {
    /// `first` over `second`, with the inverted score test of the ratio.
    ///
    /// At a hypothetical ratio r the shares are fitted under share1 = r share2; the interval is every r that the
    /// normal test of share1 - r share2 would not reject. It exists also where a share is 0.
    ///
    /// **Edge cases**: nil where either has no trials or both shares are 0; a lower end of 0 where the first share
    /// is 0; an upper end of +infinity where the second is 0.
    ///
    /// - Parameters:
    ///   - level: the nominal coverage.
    ///   - corrected: whether the variance is multiplied by n / (n - 1), as Miettinen and Nurminen do.
    /// - Returns: the interval, where it exists.
    /// - Complexity: a bisection of about 60 steps an end.
    ///
    /// **Source**: Koopman, Biometrics 40 (1984), doi:10.2307/2531405; Miettinen and Nurminen, Statistics in
    /// Medicine 4 (1985), doi:10.1002/sim.4780040211; tested against statsmodels
    /// `confint_proportions_2indep(compare="ratio", method="score")`, which corrects.
    package func scoreRatioInterval(level: Double = 0.95, corrected: Bool = true) -> ConfidenceInterval? {
        guard let share1 = first.share, let share2 = second.share, share1 > 0 || share2 > 0 else {
            return nil
        }
        let z = ConfidenceInterval.criticalValue(level: level)
        let centre = share1 == 0 ? -Double.infinity : share2 == 0 ? .infinity : Double.log(share1 / share2)
        let lower =
            share1 == 0 ? 0 : Double.exp(root(score: z, above: -100, below: min(centre, 100), corrected))
        let upper =
            share2 == 0
            ? .infinity : Double.exp(root(score: -z, above: max(centre, -100), below: 100, corrected))
        return ConfidenceInterval(lower: lower, upper: upper, level: level, method: .koopmanScore)
    }

    /// The logarithm of the ratio whose score is as given; the score falls as the ratio rises.
    private func root(score: Double, above: Double, below: Double, _ corrected: Bool) -> Double {
        var low = above
        var high = below
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high || high - low < 1e-15 { return middle }
            if self.score(ratio: Double.exp(middle), corrected) > score {
                low = middle
            } else {
                high = middle
            }
        }
    }

    /// The standardised difference share1 - r share2 under the hypothesis that it is 0.
    private func score(ratio r: Double, _ corrected: Bool) -> Double {
        let n1 = first.trials
        let n2 = second.trials
        let total = n1 + n2
        // The share of the second under share1 = r share2 solves total r q^2 - b q + c = 0.
        let b = n1 * r + first.successes + n2 + second.successes * r
        let c = first.successes + second.successes
        let q = 2 * c / (b + max(0, b * b - 4 * total * r * c).squareRoot())
        let p = r * q
        var variance = max(0, p * (1 - p)) / n1 + r * r * max(0, q * (1 - q)) / n2
        if corrected, total > 1 { variance *= total / (total - 1) }
        let difference = first.successes / n1 - r * second.successes / n2
        if variance == 0 { return difference == 0 ? 0 : difference > 0 ? .infinity : -.infinity }
        return difference / variance.squareRoot()
    }
}
