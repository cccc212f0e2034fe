import Statistics

/// Log odds with outcomes, kept one by one while they are few, in cells of equal width when they are many.
///
/// A cell keeps the exact sums of log odds of its people, so that a person stands at the mean of the cell, at most
/// `cellWidth` away from the own log odds. Which of the two is used depends on the number of people alone.
struct LogOddsSample: Sendable {
    /// The width of a cell: log odds from -40 to 40 in 2^16 cells.
    static let cellWidth = 80.0 / 65536

    private(set) var points: [Point] = []
    private var cells: [Cell] = []
    private var total = 0

    /// One person, or the people of one cell with one outcome.
    struct Point: Sendable {
        let logit: Double
        let outcome: Double
        let weight: Double
    }

    private struct Cell: Sendable {
        var weight = FixedPointSum()
        var logit = FixedPointSum()
        var positiveWeight = FixedPointSum()
        var positiveLogit = FixedPointSum()
    }

    /// Whether cells are used.
    var isBinned: Bool { total > CalibrationState.mostKept }

    /// Adds one person.
    mutating func add(logit: Double, outcome: Double, weight: Double) {
        total += 1
        if cells.isEmpty {
            points.append(Point(logit: logit, outcome: outcome, weight: weight))
            if isBinned { moveToCells() }
        } else {
            addToCell(Point(logit: logit, outcome: outcome, weight: weight))
        }
    }

    /// Adds other people.
    mutating func merge(_ other: LogOddsSample) {
        total += other.total
        points += other.points
        if isBinned, cells.isEmpty { moveToCells() }
        guard !cells.isEmpty else { return }
        for point in points { addToCell(point) }
        points = []
        for index in other.cells.indices {
            cells[index].weight.merge(other.cells[index].weight)
            cells[index].logit.merge(other.cells[index].logit)
            cells[index].positiveWeight.merge(other.cells[index].positiveWeight)
            cells[index].positiveLogit.merge(other.cells[index].positiveLogit)
        }
    }

    private mutating func moveToCells() {
        cells = Array(repeating: Cell(), count: 65536)
        for point in points { addToCell(point) }
        points = []
    }

    private mutating func addToCell(_ point: Point) {
        let index = min(max(Int((point.logit + 40) / Self.cellWidth), 0), 65535)
        if point.outcome == 1 {
            cells[index].positiveWeight.add(point.weight)
            cells[index].positiveLogit.add(point.weight * point.logit)
        } else {
            cells[index].weight.add(point.weight)
            cells[index].logit.add(point.weight * point.logit)
        }
    }

    /// The people, or the cells that hold some.
    var sample: [Point] {
        guard !cells.isEmpty else { return points }
        return cells.flatMap { cell in
            [
                (cell.weight.value, cell.logit.value, 0.0),
                (cell.positiveWeight.value, cell.positiveLogit.value, 1.0),
            ]
            .filter { $0.0 > 0 }
            .map { Point(logit: $0.1 / $0.0, outcome: $0.2, weight: $0.0) }
        }
    }
}
