package import Statistics

/// The mean loss of one model less that of another, on the same people.
///
/// **Edge cases**: nobody: undefined; one person: no interval. An infinite logarithmic loss of either model, of a probability
/// below 2^-52 for what happened: undefined, with the number of people who have one.
package enum PairedLoss {
    /// The difference with the normal interval of a paired mean.
    ///
    /// - Complexity: O(n).
    package static func difference(
        _ people: PairedOutcomes,
        score: ProperScore,
        level: Double = 0.95
    ) -> Estimate {
        guard people.count > 0 else { return .undefined(because: .noPeople, count: 0) }
        let surelyWrong = score == .logarithmic ? Self.surelyWrong(people) : 0
        guard surelyWrong == 0 else {
            return .undefined(because: .surelyWrong(count: surelyWrong), count: people.count)
        }
        let gaps = people.outcomes.indices.map { row in
            let (first, second) = (people.first[row], people.second[row])
            return people.outcomes[row] == 1
                ? score.lossOfPositive(first) - score.lossOfPositive(second)
                : score.lossOfNegative(first) - score.lossOfNegative(second)
        }
        let n = Double(people.count)
        var sum = FixedPointSum()
        for gap in gaps { sum.add(gap) }
        let mean = sum.value / n
        guard people.count > 1 else { return Estimate(mean, count: 1) }
        var squares = FixedPointSum()
        for gap in gaps { squares.add((gap - mean) * (gap - mean)) }
        return Estimate(
            mean,
            interval: .normal(
                around: mean,
                standardError: (squares.value / (n * (n - 1))).squareRoot(),
                level: level
            ),
            count: people.count
        )
    }

    /// How many people were given a probability of 0 by either model for what happened.
    private static func surelyWrong(_ people: PairedOutcomes) -> Int {
        people.outcomes.indices.count { row in
            [people.first[row], people.second[row]].contains { probability in
                (people.outcomes[row] == 1 ? probability : 1 - probability) < .ulpOfOne
            }
        }
    }
}
