/// A part of a person's choices as a checker sees it: for each choice the options that are left, the cheapest first.
struct PlainBox: Equatable, Sendable {
    /// The options, rising.
    var options: [[Int]]

    /// Everything.
    init(_ problem: RecourseProblem) {
        options = problem.choices.map { Array($0.options.indices) }
    }

    /// The cheapest combination.
    var cheapest: [Int] { options.map { $0[0] } }

    /// Whether only one combination is left.
    var isSingle: Bool { options.allSatisfy { $0.count == 1 } }

    /// The values that one choice can still take; none for a choice that does not exist.
    func values(of choice: Int, in problem: RecourseProblem) -> [Double] {
        guard options.indices.contains(choice) else { return [] }
        return options[choice].map { problem.choices[choice].options[$0].value }
    }

    /// The part whose options of a choice belong to the first, and the rest; nil where either is empty.
    func parts(of choice: Int, isFirst: (Int) -> Bool) -> (PlainBox, PlainBox)? {
        guard options.indices.contains(choice) else { return nil }
        var (first, second) = (self, self)
        first.options[choice] = options[choice].filter(isFirst)
        second.options[choice] = options[choice].filter { !isFirst($0) }
        return first.options[choice].isEmpty || second.options[choice].isEmpty ? nil : (first, second)
    }
}
