extension CounterRandomGenerator {
    /// The next draw of how many of `trials` succeed, each with the same probability.
    ///
    /// Small means by inverting the distribution term by term; others by transformed rejection, exact in distribution as far as
    /// doubles go.
    ///
    /// **Edge cases**: no trials or a probability of 0 give 0, a probability of 1 gives all; neither uses a draw.
    ///
    /// - Precondition: `trials` not negative, `probability` in [0, 1].
    /// - Complexity: O(1): about ten terms, or a little more than one round of two draws.
    ///
    /// **Source**: algorithm BTRS of Hoermann, "The generation of binomial random variates", Journal of Statistical Computation
    /// and Simulation 46 (1993), doi:10.1080/00949659308811496.
    package mutating func nextBinomial(trials: Int, probability: Double) -> Int {
        precondition(
            trials >= 0 && probability >= 0 && probability <= 1,
            "\(trials) trials of probability \(probability)"
        )
        if trials == 0 || probability == 0 { return 0 }
        if probability == 1 { return trials }
        if probability > 0.5 { return trials - nextBinomial(trials: trials, probability: 1 - probability) }
        return Double(trials) * probability < 10
            ? nextBinomialByInversion(trials, probability)
            : nextBinomialByRejection(Double(trials), probability)
    }

    private mutating func nextBinomialByInversion(_ trials: Int, _ p: Double) -> Int {
        var uniform = nextUniform()
        let odds = p / (1 - p)
        var term = Double.exp(Double(trials) * Double.log1p(-p))
        var successes = 0
        while uniform >= term, successes < trials {
            uniform -= term
            term *= odds * Double(trials - successes) / Double(successes + 1)
            successes += 1
            // What rounding left of the uniform number lies beyond every term that counts.
            if term < 0x1p-60, Double(successes) > Double(trials) * p { break }
        }
        return successes
    }

    private mutating func nextBinomialByRejection(_ n: Double, _ p: Double) -> Int {
        // a, b, c, vr and alpha are the names of the paper.
        let deviation = (n * p * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let c = n * p + 0.5
        let vr = 0.92 - 4.2 / b
        let alpha = (2.83 + 5.1 / b) * deviation
        let mode = ((n + 1) * p).rounded(.down)
        let logOdds = Double.log(p / (1 - p))
        let atMode = GammaFunction.logGamma(mode + 1) + GammaFunction.logGamma(n - mode + 1)
        while true {
            let u = nextUniform() - 0.5
            let v = nextUniform()
            let us = 0.5 - u.magnitude
            let k = ((2 * a / us + b) * u + c).rounded(.down)
            guard k >= 0, k <= n else { continue }
            if us >= 0.07, v <= vr { return Int(k) }
            let likelihood =
                atMode - GammaFunction.logGamma(k + 1) - GammaFunction.logGamma(n - k + 1)
                + (k - mode) * logOdds
            if Double.log(v * alpha / (a / (us * us) + b)) <= likelihood { return Int(k) }
        }
    }
}
