package import Statistics

extension RecalibrationMap {
    /// Why no map was fitted.
    package struct Unfitted: Error, Equatable {
        /// The reason.
        package let reason: UndefinedReason
    }

    /// Fits the map of Platt.
    ///
    /// Outcomes are drawn towards 1/2 as if one person of each kind had been added: targets (N1 + 1)/(N1 + 2) and
    /// 1/(N0 + 2), where N1 and N0 are the weights of the two outcomes.
    ///
    /// - Parameters:
    ///   - pools: people by score.
    ///   - onLogOdds: whether the scores are probabilities whose log odds are used.
    /// - Returns: the map.
    /// - Throws: `Unfitted` for nobody, a constant score, or probabilities of exactly 0 or 1.
    ///
    /// **Source**: Platt, "Probabilistic outputs for support vector machines" (1999); tested against scikit-learn.
    package static func fittingPlatt(_ pools: PooledScores, onLogOdds: Bool) throws(Unfitted) -> Self {
        let columns = try logOddsColumn(pools, needed: onLogOdds)
        let positives = pools.totals.positiveWeight
        let negatives = pools.totals.weight - positives
        let high = (positives + 1) / (positives + 2)
        let low = 1 / (negatives + 2)
        let targets = zip(pools.weights, pools.positiveWeights).map { $1 * high + ($0 - $1) * low }
        let fit = try regression(
            [ones(pools), columns],
            pools.weights,
            targets,
            start: [0, onLogOdds ? 1 : 0]
        )
        return .platt(intercept: fit[0], slope: fit[1], onLogOdds: onLogOdds)
    }

    /// Fits beta calibration by maximum likelihood.
    ///
    /// - Parameter pools: people by probability.
    /// - Returns: the map.
    /// - Throws: `Unfitted`.
    ///
    /// **Source**: Kull, Silva Filho and Flach, AISTATS 2017; tested against statsmodels `GLM`. (Their package betacal
    /// penalises the coefficients and differs in the fourth digit.)
    package static func fittingBeta(_ pools: PooledScores) throws(Unfitted) -> Self {
        _ = try logOddsColumn(pools, needed: true)
        let logs = pools.scores.map { Double.log($0) }
        let complements = pools.scores.map { -Double.log1p(-$0) }
        let fit = try regression(
            [logs, complements, ones(pools)],
            pools.weights,
            pools.positiveWeights,
            start: [1, 1, 0]
        )
        return .beta(a: fit[0], b: fit[1], c: fit[2])
    }

    /// Fits the temperature by maximum likelihood.
    ///
    /// - Parameter pools: people by probability.
    /// - Returns: the map; an infinite temperature where the scores tell nothing.
    /// - Throws: `Unfitted`, also where the likelihood asks for a negative temperature.
    ///
    /// **Source**: Guo et al., ICML 2017, arXiv:1706.04599.
    package static func fittingTemperature(_ pools: PooledScores) throws(Unfitted) -> Self {
        let column = try logOddsColumn(pools, needed: true)
        let fit = try regression([column], pools.weights, pools.positiveWeights, start: [1])
        guard fit[0] >= 0 else { throw Unfitted(reason: .noFiniteResult) }
        return .temperature(1 / fit[0])
    }

    /// The steps of the isotonic fit.
    ///
    /// - Parameter pools: people by score.
    /// - Returns: the map.
    /// - Throws: `Unfitted` for nobody.
    package static func fittingIsotonic(_ pools: PooledScores) throws(Unfitted) -> Self {
        guard pools.poolCount > 0 else { throw Unfitted(reason: .noPeople) }
        let fit = IsotonicFit(pools)
        let firsts = [0] + fit.ends.dropLast()
        return .isotonic(starts: firsts.map { pools.scores[$0] }, rates: fit.rates)
    }

    private static func ones(_ pools: PooledScores) -> [Double] {
        Array(repeating: 1, count: pools.poolCount)
    }

    private static func logOddsColumn(_ pools: PooledScores, needed: Bool) throws(Unfitted) -> [Double] {
        if let reason = pools.totals.reasonForNoContrast { throw Unfitted(reason: reason) }
        if pools.poolCount == 1 { throw Unfitted(reason: .constantScore) }
        guard needed else { return pools.scores }
        let atBounds = zip(pools.scores, pools.counts).reduce(0.0) {
            $0 + ($1.0 <= 0 || $1.0 >= 1 ? $1.1 : 0)
        }
        if atBounds > 0 { throw Unfitted(reason: .scoresAtBounds(count: Int(atBounds))) }
        return pools.scores.map { Double.log($0 / (1 - $0)) }
    }

    private static func regression(
        _ columns: [[Double]],
        _ weights: [Double],
        _ positiveWeights: [Double],
        start: [Double]
    ) throws(Unfitted) -> [Double] {
        let design = LogisticRegression.Design(
            columns: columns,
            offsets: nil,
            weights: weights,
            positiveWeights: positiveWeights
        )
        do {
            return try LogisticRegression(design, start: start).coefficients
        } catch {
            switch error {
            case .singular: throw Unfitted(reason: .separatedOutcomes)
            case .notConverged(let iterations):
                throw Unfitted(reason: .notConverged(iterations: iterations))
            }
        }
    }
}
