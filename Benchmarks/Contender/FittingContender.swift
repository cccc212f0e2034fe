import DenseMatrix
import Models

/// A logistic regression of one outcome on all columns.
struct FittingContender {
    private let data: DesignData<Float>

    init(people: DenseMatrix<Float>, outcomes: DenseMatrix<Float>) {
        data = DesignData(
            table: ColumnTable(people),
            columns: (0..<people.columns).map { DesignColumn(name: "x\($0)", content: .number(column: $0)) },
            outcomes: (0..<outcomes.rows).map { Double(outcomes[$0, 0]) }
        )
    }

    func answer(_ line: String) throws -> String {
        guard line == "fit" else { throw ContenderError.usage }
        let start = ProcessClock.now
        let estimate = try LogisticRegression().fit(data)
        let time = ProcessClock.since(start)
        let values = ([estimate.intercept] + estimate.coefficients).map { "\($0.value)" }
        return "\(time) \(estimate.iterations) \(values.joined(separator: " "))"
    }
}
