import Statistics

/// What the gathered people say about the probabilities they were given.
package struct CalibrationReport: Equatable, Sendable {
    /// The numbers, in the order in which people read them.
    package let estimates: [NamedEstimate]
    /// Ten bins of equal width.
    package let diagram: [ReliabilityBins.Bin]
    /// People whose score is no finite number.
    package let unscoredCount: Int
    /// People whose outcome is not known.
    package let unknownCount: Int
    /// Whether log odds were taken from cells, because people are many.
    package let usesCells: Bool

    /// The report of a state.
    ///
    /// **Edge cases**: nobody: every number undefined. One class: slope, intercept and calibration in the large are undefined.
    /// A constant score: slope and intercept are undefined. Scores of exactly 0 or 1: slope, intercept and calibration in the
    /// large are undefined, with their count.
    ///
    /// `level` is the coverage of intervals.
    package init(_ state: CalibrationState, level: Double = 0.95) {
        unscoredCount = state.unscoredCount
        unknownCount = state.unknownCount
        usesCells = state.logOdds.isBinned
        diagram = state.tenBins.diagram(level: level)
        let weight = state.weight.value
        func mean(_ sum: FixedPointSum) -> Estimate {
            weight > 0
                ? Estimate(sum.value / weight, count: state.count) : .undefined(because: .noPeople, count: 0)
        }
        var estimates: [NamedEstimate] = [
            NamedEstimate(.brierScore, mean(state.squaredError)),
            NamedEstimate(
                .logLoss,
                state.surelyWrong > 0
                    ? .undefined(because: .surelyWrong(count: state.surelyWrong), count: state.count)
                    : mean(state.logLoss)
            ),
        ]
        for (bins, count) in [(state.tenBins, 10), (state.fifteenBins, 15)] {
            let errors = bins.errors
            func estimate(_ value: Double?) -> Estimate {
                value.map { Estimate($0, count: state.count) } ?? .undefined(because: .noPeople, count: 0)
            }
            estimates.append(
                NamedEstimate(.expectedCalibrationError(bins: count), estimate(errors?.expected))
            )
            estimates.append(
                NamedEstimate(.rootMeanSquareCalibrationError(bins: count), estimate(errors?.rootMeanSquare))
            )
            estimates.append(NamedEstimate(.maximumCalibrationError(bins: count), estimate(errors?.maximum)))
        }
        estimates += Self.recalibration(state, level: level)
        estimates.append(NamedEstimate(.meanScore, mean(state.score)))
        estimates.append(NamedEstimate(.outcomeRate, Self.outcomeRate(state, level: level)))
        let expected = state.score.value
        estimates.append(
            NamedEstimate(
                .observedExpectedRatio,
                expected > 0
                    ? Estimate(state.outcome.value / expected, count: state.count)
                    : .undefined(
                        because: weight > 0 ? .emptyDenominator(of: "expected outcome") : .noPeople,
                        count: state.count
                    )
            )
        )
        self.estimates = estimates
    }

    private static func outcomeRate(_ state: CalibrationState, level: Double) -> Estimate {
        let weight = state.weight.value
        guard weight > 0 else { return .undefined(because: .noPeople, count: 0) }
        let rate = min(max(state.outcome.value / weight, 0), 1)
        let interval = Proportion(share: rate, effectiveTrials: weight * weight / state.squaredWeight.value)
            .wilsonInterval(level: level)
        return Estimate(rate, interval: interval, count: state.count)
    }

    private static func recalibration(_ state: CalibrationState, level: Double) -> [NamedEstimate] {
        func undefined(_ reason: UndefinedReason) -> Estimate {
            .undefined(because: reason, count: state.count)
        }
        func all(_ reason: UndefinedReason) -> [NamedEstimate] {
            [.calibrationSlope, .calibrationIntercept, .calibrationInTheLarge].map {
                NamedEstimate($0, undefined(reason))
            }
        }
        if state.count == 0 { return all(.noPeople) }
        if state.positiveCount == 0 { return all(.oneClass(outcome: 0)) }
        if state.positiveCount == state.count { return all(.oneClass(outcome: 1)) }
        if state.atBounds > 0 { return all(.scoresAtBounds(count: state.atBounds)) }
        let points = state.logOdds.sample
        let scale = state.weight.value / state.squaredWeight.value
        func fitted(_ value: Double, _ error: Double) -> Estimate {
            Estimate(
                value,
                interval: .normal(around: value, standardError: error, level: level),
                count: state.count
            )
        }
        var slope: Estimate
        var intercept: Estimate
        let first = points[0].logit
        if points.allSatisfy({ $0.logit == first }) {
            slope = undefined(.constantScore)
            intercept = undefined(.constantScore)
        } else {
            do {
                let fit = try LogisticRecalibration(points, fitsSlope: true, effectiveScale: scale)
                slope = fitted(fit.slope, fit.slopeError)
                intercept = fitted(fit.intercept, fit.interceptError)
            } catch {
                slope = undefined(reason(of: error))
                intercept = slope
            }
        }
        let large: Estimate
        do {
            let fit = try LogisticRecalibration(points, fitsSlope: false, effectiveScale: scale)
            large = fitted(fit.intercept, fit.interceptError)
        } catch {
            large = undefined(reason(of: error))
        }
        return [
            NamedEstimate(.calibrationSlope, slope), NamedEstimate(.calibrationIntercept, intercept),
            NamedEstimate(.calibrationInTheLarge, large),
        ]
    }

    private static func reason(of fault: LogisticRecalibration.Fault) -> UndefinedReason {
        switch fault {
        case .separated: .separatedOutcomes
        case .notConverged(let iterations): .notConverged(iterations: iterations)
        }
    }
}
