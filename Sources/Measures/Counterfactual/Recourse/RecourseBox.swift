/// A part of a person's choices: for each feature a run of its options, which are in the order of their cost.
struct RecourseBox: Equatable, Sendable {
    /// The first option of each run.
    var first: [Int]
    /// One past the last option of each run.
    var end: [Int]

    /// Everything.
    init(_ problem: RecourseProblem) {
        first = problem.choices.map { _ in 0 }
        end = problem.choices.map(\.options.count)
    }

    /// Whether only one combination is left.
    var isSingle: Bool { zip(first, end).allSatisfy { $1 - $0 == 1 } }

    /// The options of one choice.
    func options(_ choice: Int) -> Range<Int> { first[choice]..<end[choice] }

    /// The part whose options of `choice` are before `position`.
    func before(_ position: Int, of choice: Int) -> RecourseBox {
        var box = self
        box.end[choice] = position
        return box
    }

    /// The part whose options of `choice` are from `position` on.
    func from(_ position: Int, of choice: Int) -> RecourseBox {
        var box = self
        box.first[choice] = position
        return box
    }
}
