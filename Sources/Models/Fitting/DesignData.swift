package import DenseMatrix

/// The rows that a regression is fitted to: a table, outcomes, weights, and which design columns are made of the table.
///
/// The design itself is never whole in memory: numbers are read where the table has them, and the 0/1 columns of levels exist for
/// one block of rows at a time.
package struct DesignData<Element: KernelColumn>: Sendable {
    /// The rows, one column a feature; codes for categorical ones.
    package let table: ColumnTable<Element>
    /// What the design is made of, without the intercept.
    package let columns: [DesignColumn]
    /// 0 or 1, one a row.
    package let outcomes: [Double]
    /// Weights of 0 or more, one a row.
    package let weights: [Double]

    /// Data; weights are 1 each where none are given.
    ///
    /// - Precondition: one outcome and one weight a row; the columns exist.
    package init(
        table: ColumnTable<Element>,
        columns: [DesignColumn],
        outcomes: [Double],
        weights: [Double]? = nil
    ) {
        precondition(
            outcomes.count == table.rows && (weights?.count ?? table.rows) == table.rows,
            "\(table.rows) rows, \(outcomes.count) outcomes, \(weights?.count ?? table.rows) weights"
        )
        self.table = table
        self.columns = columns
        self.outcomes = outcomes
        self.weights = weights ?? [Double](repeating: 1, count: table.rows)
    }

    /// Rows.
    package var rows: Int { table.rows }

    /// The design of the rows of `range`; numbers share the table's memory.
    ///
    /// - Complexity: O(columns + rows x columns of levels).
    func block(_ range: Range<Int>) -> ColumnTable<Element> {
        let rows = table.rows(range)
        let made = columns.map { column -> DenseColumn<Element> in
            switch column.content {
            case .number(let index): return rows.column(index)
            case .level(let index, let code):
                let codes = rows.column(index)
                return DenseColumn(count: range.count) { (indicator: inout MutableSpan<Element>) in
                    let codes = codes.span
                    for row in 0..<range.count {
                        // A missing code stays missing, so that it is found.
                        indicator[row] =
                            codes[row].isFinite ? (codes[row] == Element(code) ? 1 : 0) : codes[row]
                    }
                }
            }
        }
        do {
            return try ColumnTable(rows: range.count, columns: made)
        } catch {
            preconditionFailure("columns of one block differ in length: \(error)")
        }
    }

    /// The first value of the design that is NaN or infinite.
    ///
    /// - Complexity: O(rows x columns).
    func firstNonFinite() -> (column: String, row: Int)? {
        for column in columns {
            let index =
                switch column.content {
                case .number(let index), .level(let index, _): index
                }
            let values = table.column(index)
            for row in 0..<rows where !values[row].isFinite { return (column.name, row) }
        }
        return nil
    }
}
