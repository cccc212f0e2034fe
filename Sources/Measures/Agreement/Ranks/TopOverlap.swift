package import Statistics

/// What the two selections of one size have in common.
///
/// **Edge cases**: a selection of nobody: shares are undefined.
///
/// **Source**: Jaccard, Bulletin de la Société vaudoise des sciences naturelles 37 (1901); intervals: Wilson.
package struct TopOverlap: Equatable, Sendable {
    /// How many people each selects.
    package let size: Int
    /// How many both select.
    package let shared: Int
    /// How many both would select on average if equal scores at the edge were drawn by lot: the part of the order of the people
    /// in `shared` is what lies between the two.
    package let expectedShared: Double
    /// Everybody.
    package let people: Int

    /// The share of a selection that the other model selects too.
    package func overlap(level: Double = 0.95) -> Estimate {
        guard size > 0 else { return nobody }
        let share = Proportion(successes: shared, trials: size)
        return Estimate(
            Double(shared) / Double(size),
            interval: share.wilsonInterval(level: level),
            count: size
        )
    }

    /// The share of a selection that the other model would replace.
    package func turnover(level: Double = 0.95) -> Estimate {
        guard size > 0 else { return nobody }
        let share = Proportion(successes: size - shared, trials: size)
        return Estimate(
            Double(size - shared) / Double(size),
            interval: share.wilsonInterval(level: level),
            count: size
        )
    }

    /// People whom both select among people whom one selects.
    package func jaccard(level: Double = 0.95) -> Estimate {
        guard size > 0 else { return nobody }
        let either = 2 * size - shared
        return Estimate(
            Double(shared) / Double(either),
            interval: Proportion(successes: shared, trials: either).wilsonInterval(level: level),
            count: either
        )
    }

    /// The expected share of a selection that the other selects too, with ties drawn by lot.
    package var expectedOverlap: Estimate {
        size > 0 ? Estimate(expectedShared / Double(size), count: size) : nobody
    }

    private var nobody: Estimate { .undefined(because: .emptyDenominator(of: "person selected"), count: 0) }
}
