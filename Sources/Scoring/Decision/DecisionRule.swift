/// How scores become decisions.
public enum DecisionRule: Equatable, Sendable {
    /// Selected where the score is at least `cut`.
    case threshold(output: Int, cut: Double)
    /// The level is the number of `cuts` that the score reaches; `names` has one name more than there are cuts.
    case orderedLevels(output: Int, cuts: [Double], names: [String])
    /// The highest scores are selected, as many as the capacity; equal scores in the order of the people.
    case capacity(output: Int, size: CapacitySize)

    /// The column of scores that decides.
    public var output: Int {
        switch self {
        case .threshold(let output, _), .orderedLevels(let output, _, _), .capacity(let output, _): output
        }
    }

    /// The names of the possible decisions, the lowest first.
    public var names: [String] {
        switch self {
        case .threshold, .capacity: ["not selected", "selected"]
        case .orderedLevels(_, _, let names): names
        }
    }

    /// The cuts in rising order; nil for a capacity, whose cut depends on everybody's scores.
    public var cuts: [Double]? {
        switch self {
        case .threshold(_, let cut): [cut]
        case .orderedLevels(_, let cuts, _): cuts
        case .capacity: nil
        }
    }

    /// The decision for one score by `cuts`: how many of them it reaches.
    ///
    /// NaN reaches none.
    public static func level(of score: Double, cuts: [Double]) -> Int {
        var level = 0
        for cut in cuts where score >= cut {
            level += 1
        }
        return level
    }
}

/// How many people a capacity selects.
public enum CapacitySize: Equatable, Sendable {
    /// This many people.
    case count(Int)
    /// This share of the people, rounded down, at least one where there are people.
    case share(Double)

    /// The number of people selected of `people`.
    public func count(of people: Int) -> Int {
        switch self {
        case .count(let count): min(count, people)
        case .share(let share): people == 0 ? 0 : min(people, max(1, Int(share * Double(people))))
        }
    }
}
