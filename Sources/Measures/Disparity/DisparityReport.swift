package import Statistics

/// How the decisions of a model differ between the groups of one grouping.
package struct DisparityReport: Equatable, Sendable {
    /// One group.
    package struct Group: Equatable, Sendable {
        /// What it is called.
        package let label: String
        /// People in it; nil where so few are not to be told.
        package let count: Int?
        /// Each rate with Wilson's interval; undefined where it would be of fewer people than the minimum.
        package let rates: [GroupRate: Estimate]
    }

    /// The groups that hold somebody, in the order given.
    package let groups: [Group]
    /// The group that the others are compared with; nil where every group is suppressed.
    package let reference: String?
    /// Each rate over everybody.
    package let overall: [GroupRate: Estimate]
    /// How far each rate differs.
    package let rates: [RateDisparity]
    /// The larger of the differences of true and false positive rate between groups.
    package let equalisedOddsDifference: Estimate
    /// The smaller of the ratios of true and false positive rate between groups.
    package let equalisedOddsRatio: Estimate
    /// How many groups are suppressed because they hold too few people.
    package let suppressedCount: Int

    /// Compares groups.
    ///
    /// A group below the minimum is suppressed; where that is one group alone, the smallest of the others is too, because
    /// the difference between everybody and the others would give it away. A rate over fewer people than the minimum is
    /// suppressed as well.
    ///
    /// **Edge cases**: groups of nobody are left out; fewer than two groups leave differences undefined.
    ///
    /// - Parameters:
    ///   - groups: labels and tables.
    ///   - overall: the table of everybody.
    ///   - settings: reference, minimum, level.
    /// - Complexity: O(groups log groups), and O(groups) for each replicate of `settings`.
    ///
    /// **Source**: differences and ratios as Fairlearn `MetricFrame`, `equalized_odds_difference`, `equalized_odds_ratio`.
    package init(
        groups: [(label: String, matrix: ConfusionMatrix)],
        overall: ConfusionMatrix,
        settings: DisparitySettings = DisparitySettings()
    ) {
        let present = groups.filter { $0.matrix.all.people > 0 }
        let suppressed = Self.suppressed(present.map(\.matrix.all.people), minimum: settings.minimum)
        let level = settings.level
        func reason(_ rate: GroupRate, _ index: Int) -> UndefinedReason? {
            let denominator = present[index].matrix.denominator(of: rate)
            let isHidden = suppressed.contains(index) || denominator > 0 && denominator < settings.minimum
            return isHidden ? .suppressed(minimum: settings.minimum) : nil
        }
        let shown = present.indices.map { index in
            let rates = GroupRate.allCases.map { rate in
                (rate, Self.shown(present[index].matrix, rate, hidden: reason(rate, index), level: level))
            }
            return Group(
                label: present[index].label,
                count: suppressed.contains(index) ? nil : present[index].matrix.all.people,
                rates: Dictionary(uniqueKeysWithValues: rates)
            )
        }
        self.groups = shown
        suppressedCount = suppressed.count
        let all = GroupRate.allCases.map { ($0, Self.shown(overall, $0, hidden: nil, level: level)) }
        self.overall = Dictionary(uniqueKeysWithValues: all)
        let reference = Self.reference(shown, settings.reference)
        self.reference = reference.map { shown[$0].label }
        let differences = all.map { rate, everybody in
            var comparisons: [GroupComparison] = []
            if let reference {
                comparisons = shown.indices.filter { $0 != reference }.map { index in
                    GroupComparison(
                        rate,
                        group: shown[index].label,
                        present[index].matrix,
                        reference: present[reference].matrix,
                        hidden: reason(rate, index) ?? reason(rate, reference),
                        level: level
                    )
                }
                GroupComparison.adjust(&comparisons)
            }
            return RateDisparity(rate, shown, overall: everybody, comparisons: comparisons)
        }
        let odds = differences.filter { $0.rate == .truePositive || $0.rate == .falsePositive }
        let bootstrap = DisparityBootstrap(
            present.indices.map { index in
                DisparityBootstrap.Group(
                    matrix: present[index].matrix,
                    rates: Set(GroupRate.allCases.filter { shown[index].rates[$0]?.isDefined == true })
                )
            },
            settings
        )
        rates = differences.map { rate in
            var rate = rate
            rate.addIntervals(bootstrap)
            return rate
        }
        equalisedOddsDifference = Self.extreme(odds.map(\.difference)) { $0 > $1 }
            .with(bootstrap, .equalisedOddsDifference)
        equalisedOddsRatio = Self.extreme(odds.map(\.ratio)) { $0 < $1 }
            .with(bootstrap, .equalisedOddsRatio)
    }

    private static func shown(
        _ matrix: ConfusionMatrix,
        _ rate: GroupRate,
        hidden: UndefinedReason?,
        level: Double
    ) -> Estimate {
        if let hidden { return .undefined(because: hidden, count: 0) }
        return matrix.estimate(of: rate, level: level)
    }

    /// Which groups are suppressed, given the sizes of all.
    package static func suppressed(_ sizes: [Int], minimum: Int) -> Set<Int> {
        var suppressed = Set(sizes.indices.filter { sizes[$0] < minimum })
        if suppressed.count == 1,
            let next = sizes.indices.filter({ !suppressed.contains($0) }).min(by: { sizes[$0] < sizes[$1] })
        {
            suppressed.insert(next)
        }
        return suppressed
    }

    private static func reference(_ groups: [Group], _ wanted: DisparitySettings.Reference) -> Int? {
        let shown = groups.indices.filter { groups[$0].count != nil }
        func first(_ value: (Group) -> Double) -> Int? {
            shown.max { (value(groups[$0]), -$0) < (value(groups[$1]), -$1) }
        }
        switch wanted {
        case .highestRate: return first { $0.rates[.selection]?.value ?? -1 }
        case .named(let name):
            if let index = shown.first(where: { groups[$0].label == name }) { return index }
            return first { Double($0.count ?? 0) }
        case .largest: return first { Double($0.count ?? 0) }
        }
    }

    private static func extreme(_ estimates: [Estimate], _ isBefore: (Double, Double) -> Bool) -> Estimate {
        guard let first = estimates.first else { return .undefined(because: .noPeople, count: 0) }
        return estimates.dropFirst().reduce(first) { kept, next in
            guard let left = kept.value, let right = next.value else { return kept.isDefined ? next : kept }
            return isBefore(right, left) ? next : kept
        }
    }
}
