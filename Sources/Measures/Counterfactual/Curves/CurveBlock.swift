/// The curves of a block of people while they are drawn, point by point.
struct CurveBlock {
    /// A move of one person's score between two neighbouring legal points.
    struct Step {
        let change: Double
        let from: Int
        let to: Int
    }

    /// Legal points of each person so far.
    var points: [Int]
    private(set) var lowest: [Double]
    private(set) var highest: [Double]
    private(set) var first: [Double]
    private(set) var last: [Double]
    private(set) var hasFallen: [Bool]
    private(set) var hasRisen: [Bool]
    private var lastPoint: [Int]

    init(people: Int) {
        points = [Int](repeating: 0, count: people)
        lowest = [Double](repeating: .infinity, count: people)
        highest = [Double](repeating: -.infinity, count: people)
        first = [Double](repeating: 0, count: people)
        last = first
        hasFallen = [Bool](repeating: false, count: people)
        hasRisen = hasFallen
        lastPoint = points
    }

    /// Draws one point; returns the step from the point before, if the score moves.
    mutating func extend(_ person: Int, to point: Int, score: Double) -> Step? {
        let isFirst = points[person] == 0
        let step = Step(change: score - last[person], from: lastPoint[person], to: point)
        points[person] += 1
        lowest[person] = min(lowest[person], score)
        highest[person] = max(highest[person], score)
        if isFirst { first[person] = score }
        last[person] = score
        lastPoint[person] = point
        if isFirst || step.change == 0 { return nil }
        if step.change < 0 { hasFallen[person] = true } else { hasRisen[person] = true }
        return step
    }
}
