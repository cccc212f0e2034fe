import DenseMatrix
import Models

/// Twenty-four rows written by hand: two numbers, a category of three levels, an outcome, a weight.
enum FitSample {
    static let age: [Double] = [
        23, 31, 45, 52, 38, 29, 61, 47, 35, 27, 55, 42, 33, 49, 58, 26, 44, 39, 50, 36, 63, 30, 41, 57,
    ]
    static let income: [Double] = [
        1.2, 2.5, 0.4, 1.9, 0.7, 3.1, 0.9, 2.2, 1.1, 0.6, 2.8, 1.6, 0.3, 1.4, 3.4, 2, 0.8, 1.7, 0.5, 2.6, 1.3,
        0.9, 2.1, 1,
    ]
    /// 0 east, 1 north, 2 south.
    static let region: [Double] = [
        1, 2, 1, 0, 2, 0, 1, 2, 0, 2, 1, 0, 2, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2,
    ]
    static let weight: [Double] = [
        1, 2, 1, 1.5, 1, 1, 0.5, 1, 1, 3, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1.25, 1, 1, 1,
    ]
    static let outcome: [Double] = [
        0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 0,
    ]
    static let design = [
        DesignColumn(name: "age", content: .number(column: 0)),
        DesignColumn(name: "income", content: .number(column: 1)),
        DesignColumn(name: "region=north", content: .level(column: 2, code: 1)),
        DesignColumn(name: "region=south", content: .level(column: 2, code: 2)),
    ]

    /// The rows, each `copies` times over.
    static func data(weighted: Bool = false, copies: Int = 1) -> DesignData<Double> {
        data(
            columns: [age, income, region].map { repeated($0, copies) },
            design: design,
            outcomes: repeated(outcome, copies),
            weights: weighted ? repeated(weight, copies) : nil
        )
    }

    /// Data from lists of equal length.
    static func data(
        columns: [[Double]],
        design: [DesignColumn]? = nil,
        outcomes: [Double],
        weights: [Double]? = nil
    ) -> DesignData<Double> {
        var matrix = DenseMatrix<Double>(rows: outcomes.count, columns: columns.count)
        for (index, values) in columns.enumerated() {
            matrix.mutateColumn(index) { (column: inout MutableSpan<Double>) in
                for row in column.indices { column[row] = values[row] }
            }
        }
        let plain = columns.indices.map { DesignColumn(name: "x\($0)", content: .number(column: $0)) }
        return DesignData(
            table: ColumnTable(matrix),
            columns: design ?? plain,
            outcomes: outcomes,
            weights: weights
        )
    }

    private static func repeated(_ values: [Double], _ copies: Int) -> [Double] {
        (0..<copies).flatMap { _ in values }
    }
}
