import Scoring

/// Bounds of sums of terms: exact for terms of one feature, and for terms of several over all their combinations.
struct AdditiveOracle: MarginOracle {
    /// Combinations of one term that are tabulated.
    private static let largestTable = 1 << 16

    let goal: Double
    private let sign: Double
    private let problem: RecourseProblem
    private let structure: AdditiveStructure
    /// What does not depend on any choice.
    private var constant: Double
    /// For each choice what its options add alone.
    private var single: [[Double]]
    /// Terms of several choices.
    private var joint: [Joint] = []

    private struct Joint {
        let choices: [Int]
        /// One value a combination, the last choice fastest.
        let values: [Double]
        let sizes: [Int]
    }

    /// Tabulates the terms over a person's options; nil where a term has too many combinations.
    init?(_ structure: AdditiveStructure, problem: RecourseProblem, goal: Double, sign: Double) {
        self.structure = structure
        self.problem = problem
        self.goal = goal
        self.sign = sign
        constant = sign * structure.intercept
        single = problem.choices.map { [Double](repeating: 0, count: $0.options.count) }
        let position = Dictionary(uniqueKeysWithValues: problem.choices.enumerated().map { ($1.feature, $0) })
        for term in structure.terms {
            let choices = term.features.compactMap { position[$0] }
            let sizes = choices.map { problem.choices[$0].options.count }
            guard sizes.reduce(1, { min(Self.largestTable + 1, $0 * $1) }) <= Self.largestTable else {
                return nil
            }
            let values = Self.table(of: term, choices: choices, sizes: sizes, problem: problem).map {
                sign * $0
            }
            switch choices.count {
            case 0: constant += values[0]
            case 1: for (option, value) in values.enumerated() { single[choices[0]][option] += value }
            default: joint.append(Joint(choices: choices, values: values, sizes: sizes))
            }
        }
    }

    private static func table(
        of term: AdditiveTerm,
        choices: [Int],
        sizes: [Int],
        problem: RecourseProblem
    ) -> [Double] {
        var values = term.features.map { problem.row[$0] }
        let places = choices.map { choice in
            term.features.firstIndex(of: problem.choices[choice].feature) ?? 0
        }
        return (0..<sizes.reduce(1, *)).map { number in
            var rest = number
            for index in choices.indices.reversed() {
                values[places[index]] = problem.choices[choices[index]].options[rest % sizes[index]].value
                rest /= sizes[index]
            }
            return term.value(values)
        }
    }

    mutating func value(_ options: [Int]) -> Double { sign * structure.margin(row: problem.row(options)) }

    mutating func bound(_ box: RecourseBox) -> Double {
        var sum = leastOfJoint(box)
        for (choice, values) in single.enumerated() {
            var least = Double.infinity
            for option in box.options(choice) { least = min(least, values[option]) }
            sum += least
        }
        return sum
    }

    mutating func shares(_ box: RecourseBox) -> MarginShares? {
        MarginShares(constant: leastOfJoint(box), single: single)
    }

    /// The least that terms of several choices, and of none, come to.
    private func leastOfJoint(_ box: RecourseBox) -> Double {
        var sum = constant
        for term in joint {
            var least = Double.infinity
            var options = term.choices.map { box.first[$0] }
            while true {
                let number = zip(options, term.sizes).reduce(0) { $0 * $1.1 + $1.0 }
                least = min(least, term.values[number])
                // The next combination of the box, the last choice fastest.
                var index = options.count - 1
                while index >= 0 {
                    options[index] += 1
                    if options[index] < box.end[term.choices[index]] { break }
                    options[index] = box.first[term.choices[index]]
                    index -= 1
                }
                if index < 0 { break }
            }
            sum += least
        }
        return sum
    }
}
