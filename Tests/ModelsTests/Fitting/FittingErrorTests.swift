import Models
import Testing

/// Data that no regression can be fitted to: the error names the column or the row.
@Suite struct FittingErrorTests {
    private func error(
        _ columns: [[Double]],
        _ outcomes: [Double],
        weights: [Double]? = nil,
        ridge: Double = 0
    ) -> FittingError? {
        do throws(FittingError) {
            _ = try LogisticRegression(ridge: ridge).fit(
                FitSample.data(columns: columns, outcomes: outcomes, weights: weights)
            )
            return nil
        } catch {
            return error
        }
    }

    private let mixed: [Double] = [0, 1, 0, 1, 1, 0, 0, 1]
    private let numbers: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]

    @Test func nobody() {
        #expect(error([[]], []) == .noRows)
        #expect(error([numbers], mixed, weights: [Double](repeating: 0, count: 8)) == .noRows)
    }

    @Test func noColumn() { #expect(error([], mixed) == .noColumns) }

    @Test func tooFewRows() {
        #expect(error([[1, 2], [2, 1]], [0, 1]) == .tooFewRows(rows: 2, parameters: 3))
    }

    @Test func outcomesAndWeightsOutOfRange() {
        #expect(error([[1, 2]], [0, 2]) == .illegalOutcome(row: 1, value: 2))
        #expect(error([[1, 2]], [0, 1], weights: [1, -1]) == .illegalWeight(row: 1, value: -1))
        #expect(
            error([[1, 2]], [0, 1], weights: [.infinity, 1]) == .illegalWeight(row: 0, value: .infinity)
        )
        #expect(error([numbers], mixed, ridge: -1) == .illegalRidge(-1))
    }

    @Test func oneClass() {
        #expect(error([[1, 2, 3]], [1, 1, 1]) == .oneClass(outcome: 1, rows: 3))
        #expect(error([[1, 2, 3]], [0, 1, 0], weights: [1, 0, 1]) == .oneClass(outcome: 0, rows: 2))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func valuesThatAreNoNumbers(value: Double) {
        var values = numbers
        values[5] = value
        #expect(error([numbers, values], mixed) == .notFinite(column: "x1", row: 5))
    }

    @Test func aConstantColumnIsNamed() {
        let constant = [Double](repeating: 7, count: 8)
        #expect(error([numbers, constant], mixed) == .constantColumns(["x1"]))
    }

    @Test func aDependentColumnIsNamedWithThoseItDependsOn() {
        let other: [Double] = [2, 7, 1, 8, 2, 8, 1, 8]
        let combination = zip(numbers, other).map { 2 * $0 - $1 + 1 }
        let third: [Double] = [1, 1, 2, 3, 5, 8, 13, 21]
        #expect(
            error([numbers, third, other, combination], mixed)
                == .dependentColumn("x3", others: ["x0", "x2"])
        )
        #expect(error([numbers, numbers], mixed) == .dependentColumn("x1", others: ["x0"]))
        #expect(error([numbers, numbers], mixed, ridge: 1) == nil, "a ridge decides between them")
    }

    @Test func oneColumnThatSeparatesIsNamed() {
        let values: [Double] = [1, 5, 2, 6, 7, 3, 4, 8]
        #expect(error([numbers, values], mixed) == .separation(columns: ["x1"], isComplete: true))
        let touching = values.map { min(max($0, 4), 5) }.map { $0 == 5 ? 5.0 : 4.0 }
        #expect(error([numbers, touching], mixed) == .separation(columns: ["x1"], isComplete: true))
        // A level whose rows all have outcome 1.
        let level: [Double] = [0, 1, 0, 0, 1, 0, 0, 0]
        #expect(error([numbers, level], mixed) == .separation(columns: ["x1"], isComplete: false))
        #expect(error([numbers, values], mixed, ridge: 0.1) == nil)
    }

    /// No column alone tells the outcomes apart; the difference of two does.
    @Test func columnsThatSeparateTogetherAreNamed() {
        let first: [Double] = [1, 3, 5, 7, 2, 4, 6, 8, 3, 5, 4, 6]
        let gap: [Double] = [-1, 1, -2, 2, 1, -1, -2, 1, -1, 2, -2, 1]
        let second = zip(first, gap).map { $0 + $1 }
        let noise: [Double] = [1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0]
        let outcomes = gap.map { $0 > 0 ? 1.0 : 0 }
        #expect(
            error([first, second, noise], outcomes) == .separation(columns: ["x0", "x1"], isComplete: true)
                || error([first, second, noise], outcomes)
                    == .separation(columns: ["x0", "x1", "x2"], isComplete: true)
        )
        // One row on the line itself, of either outcome: separated for the others.
        let touched = zip(first, gap).map { $0 + $1 } + [10, 10]
        #expect(
            error([first + [10, 10], touched], outcomes + [0, 1])
                == .separation(columns: ["x0", "x1"], isComplete: false)
        )
    }

    @Test func sentencesSayWhatToDo() {
        let sentences = [
            FittingError.separation(columns: ["a", "b"], isComplete: false).description,
            FittingError.dependentColumn("c", others: ["intercept", "d"]).description,
            FittingError.oneClass(outcome: 0, rows: 12).description,
        ]
        #expect(
            sentences == [
                "'a', 'b' separate the outcomes for some rows: no finite coefficient is the most likely one; leave out one of the columns, merge levels, or give a ridge",
                "column 'c' is a linear combination of 'intercept', 'd': leave one of them out or give a ridge",
                "all 12 rows have the outcome 0: there is nothing to tell apart",
            ]
        )
    }
}
