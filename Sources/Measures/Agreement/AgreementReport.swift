package import Scoring
package import Statistics

/// Where two models differ about the same people, for whom, and what it does to their decisions.
package struct AgreementReport: Sendable {
    /// Whether the scores can be compared as numbers.
    package let scales: ScoreScales
    /// The scores of people who have both.
    package let pair: PairedScores
    /// Of the scores.
    package let pearson: Estimate
    /// Of the ranks.
    package let spearman: Estimate
    /// Of pairs of people.
    package let kendall: Estimate
    /// How far people stand apart in the two orders.
    package let displacement: RankDisplacement
    /// First less second; nil where the scales differ.
    package let differences: ScoreDifferences?
    /// The same of log odds; nil unless both are probabilities.
    package let logOddsDifferences: ScoreDifferences?
    /// What the highest have in common, for the sizes asked for.
    package let overlaps: [TopOverlap]
    /// The same for `overlapShares` of the people.
    package let overlapCurve: [TopOverlap]
    /// The decisions of the first (rows) and of the second (columns).
    package let decisions: DecisionTable
    /// Who is selected by one alone.
    package let sides: SideChanges
    /// The same by group.
    package let groups: [Group]

    /// The side changes of the people of one group.
    package struct Group: Equatable, Sendable {
        /// The grouping.
        package let grouping: String
        /// The group's label in it.
        package let label: String
        /// Its people.
        package let sides: SideChanges
    }

    /// The shares of the people at which the overlap is taken for a curve.
    package static let overlapShares = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1]

    /// Compares two models.
    ///
    /// - Parameters:
    ///   - first: what the first made of the people.
    ///   - second: what the second made of them.
    ///   - scales: how their scores relate.
    ///   - groups: how the people divide.
    ///   - sizes: for how many of the highest the overlap is taken.
    ///   - level: the coverage of intervals.
    /// - Throws: `MeasuresError.lengthMismatch` where the two are not about the same people.
    /// - Complexity: O(n log n), of Kendall's tau.
    package init(
        _ first: AgreementSubject,
        against second: AgreementSubject,
        scales: ScoreScales,
        groups: [GroupColumn],
        sizes: [CapacitySize],
        level: Double = 0.95
    ) throws(MeasuresError) {
        let pair = try PairedScores(first: first.scores, second: second.scores)
        self.scales = scales
        self.pair = pair
        pearson = PearsonCorrelation.estimate(pair, level: level)
        spearman = SpearmanCorrelation.estimate(pair, level: level)
        kendall = KendallCorrelation.estimate(pair, level: level)
        displacement = RankDisplacement(pair, level: level)
        switch scales {
        case .probabilities:
            differences = ScoreDifferences(pair, level: level)
            logOddsDifferences = ScoreDifferences(logOddsOf: pair, level: level)
        case .scores:
            differences = ScoreDifferences(pair, level: level)
            logOddsDifferences = nil
        case .different:
            differences = nil
            logOddsDifferences = nil
        }
        let order = SelectionOrder(pair)
        overlaps = sizes.map { order.overlap(at: $0) }
        overlapCurve = order.overlaps(atShares: Self.overlapShares)
        var table = DecisionTable(
            firstLevels: first.decisionNames.count,
            secondLevels: second.decisionNames.count
        )
        var sides = SideChanges()
        for (one, other) in zip(first.decisions, second.decisions) {
            table.add(first: one, second: other)
            sides.add(first: one, second: other)
        }
        decisions = table
        self.sides = sides
        self.groups = groups.flatMap { column in
            var parts = [SideChanges](repeating: SideChanges(), count: column.grouping.labels.count)
            for (person, group) in column.members.enumerated() where group >= 0 {
                parts[group].add(first: first.decisions[person], second: second.decisions[person])
            }
            return zip(column.grouping.labels, parts).filter { $0.1.count > 0 }.map {
                Group(grouping: column.grouping.name, label: $0.0, sides: $0.1)
            }
        }
    }
}
