import DenseMatrix
package import Scoring

/// Scores that are formulas over the features and the scores before them.
package struct FormulaPart: Sendable {
    /// One score.
    package struct Formula: Equatable, Sendable {
        /// The score.
        package let output: Output
        /// Its value, over the features, then the scores of the parts before, then the formulas before.
        package let expression: Expression
    }

    /// The formulas, in the order of computation.
    package let formulas: [Formula]

    /// Formulas.
    package init(formulas: [Formula]) {
        self.formulas = formulas
    }

    /// Writes the scores of `people` into the columns from `first` on; reads the columns before them.
    ///
    /// - Complexity: O(people x length of the formulas); a few allocations a block, none a person.
    func score<Element: KernelColumn>(
        _ people: ColumnTable<Element>,
        into columns: inout DenseMatrix<Double>,
        from first: Int
    ) {
        var scratch = ExpressionScratch()
        var values = [Double](repeating: 0, count: ExpressionScratch.blockSize)
        var start = 0
        while start < people.rows {
            let count = min(ExpressionScratch.blockSize, people.rows - start)
            var block = LayeredBlock(people: people, start: start, layers: [])
            block.addColumns(0..<first, of: columns, count: count)
            for (index, formula) in formulas.enumerated() {
                formula.expression.evaluate(block: block, count: count, into: &values, scratch: &scratch)
                block.layers.append(values)
                columns.mutateColumn(first + index) { span in
                    for index in 0..<count { span[start + index] = values[index] }
                }
            }
            start += count
        }
    }
}

extension LayeredBlock {
    /// Lays columns of scores over the people.
    mutating func addColumns(_ range: Range<Int>, of scores: DenseMatrix<Double>, count: Int) {
        for index in range {
            let column = scores.column(index)
            layers.append((start..<(start + count)).map { column[$0] })
        }
    }
}
