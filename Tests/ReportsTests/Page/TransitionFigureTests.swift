import Testing

@testable import Reports

@Suite("Names of a matrix")
struct TransitionFigureTests {
    @Test(
        "what all names begin with can be left out, whole words and never a whole name",
        arguments: [
            (["tenth 1", "tenth 2", "tenth 10"], 6), (["tenth 10", "tenth 11"], 6), (["low", "high"], 0),
            (["level", "level two"], 0), (["a b c", "a b d"], 4), (["only one"], 0), ([], 0),
        ]
    )
    func shared(names: [String], count: Int) {
        #expect(TransitionFigure.sharedWords(names) == count)
    }
}
