import Statistics

/// Recourse of a population: who has some, at what cost; merges with the state of others to the same bits.
package struct RecourseState: Sendable {
    private var overall: RecourseTally
    private var groups: [[RecourseTally]]
    private var costs: [Double] = []
    /// People whom no permitted change helps, by their number, the first `listed` of them.
    private var helpless: [Int] = []
    private let groupings: [Grouping]

    /// People without recourse who are listed.
    package static let listed = 100

    /// A state that has seen nobody.
    package init(groupings: [Grouping] = []) {
        self.groupings = groupings
        overall = RecourseTally()
        groups = groupings.map { [RecourseTally](repeating: RecourseTally(), count: $0.labels.count) }
    }

    /// Counts one person's answer.
    ///
    /// - Parameters:
    ///   - answer: what the search found.
    ///   - person: the number of the person in the population.
    ///   - codes: for each grouping the person's group, or -1.
    package mutating func add(_ answer: RecourseAnswer, person: Int, groups codes: [Int32] = []) {
        overall.add(answer)
        for (grouping, code) in codes.enumerated() where code >= 0 { groups[grouping][Int(code)].add(answer) }
        switch answer {
        case .change(let change, _): costs.append(change.cost)
        case .impossible: keep([person])
        case .notNeeded, .undecided: break
        }
    }

    /// Adds the state of other people.
    package mutating func merge(_ other: RecourseState) {
        overall.merge(other.overall)
        for grouping in groups.indices {
            for group in groups[grouping].indices {
                groups[grouping][group].merge(other.groups[grouping][group])
            }
        }
        costs += other.costs
        keep(other.helpless)
    }

    private mutating func keep(_ people: [Int]) {
        helpless = Array((helpless + people).sorted().prefix(Self.listed))
    }

    /// The estimates of everybody seen.
    ///
    /// - Parameters:
    ///   - probabilities: the quantiles of the cost that are reported.
    ///   - level: the coverage of intervals.
    /// - Returns: undefined estimates where nobody needs recourse.
    package func report(
        quantiles probabilities: [Double] = [0.05, 0.25, 0.5, 0.75, 0.95],
        level: Double = 0.95
    ) -> RecourseReport {
        let sorted = Quantile.sorted(costs)
        return RecourseReport(
            overall: overall.report(level: level),
            costQuantiles: probabilities.compactMap { probability in
                Quantile.type7(probability, ofSorted: sorted).map {
                    ChangeQuantile(probability: probability, value: $0)
                }
            },
            withoutRecourse: helpless,
            groups: zip(groupings, groups).flatMap { grouping, tallies in
                zip(grouping.labels, tallies).map {
                    GroupRecourse(grouping: grouping.name, label: $0, recourse: $1.report(level: level))
                }
            }
        )
    }
}
