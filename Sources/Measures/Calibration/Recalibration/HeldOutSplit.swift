import Statistics

/// Who a recalibration map is fitted on and who is measured with it: a coin thrown once for each person.
///
/// The coin of a person depends on the seed and the person's number alone, so that any shard throws it alike.
package struct HeldOutSplit: Equatable, Sendable {
    private let random: CounterRandom
    private let fittingShare: Double

    /// A split that gives this share of the people, in expectation, to the fit.
    ///
    /// - Throws: `MeasuresError.illegalSetting` for a share outside (0, 1).
    package init(seed: UInt64, fittingShare: Double = 0.5) throws(MeasuresError) {
        guard fittingShare > 0, fittingShare < 1 else {
            throw .illegalSetting(
                name: "the share for fitting",
                value: "\(fittingShare)",
                allowed: "a number between 0 and 1"
            )
        }
        random = CounterRandom(seed: seed)
        self.fittingShare = fittingShare
    }

    /// Whether a person is one of those a map is fitted on.
    package func isForFitting(person: UInt64) -> Bool {
        random.uniform(stream: person, counter: 0) < fittingShare
    }
}
