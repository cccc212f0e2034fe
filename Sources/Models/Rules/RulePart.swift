import DenseMatrix
package import Scoring

/// Ordered conditions that lead to a level: the first one that holds decides.
///
/// Flags are named truths that conditions and later flags may use. Expressions are over the features, then the scores of the
/// parts before, then the flags.
package struct RulePart: Sendable {
    /// A named truth about a person.
    package struct Flag: Equatable, Sendable {
        /// Its name in expressions.
        package let name: String
        /// What people read.
        package let label: LocalizedText
        /// When it is set.
        package let condition: Expression
    }

    /// A condition and the level it leads to.
    package struct Rule: Equatable, Sendable {
        /// When it applies.
        package let condition: Expression
        /// The index of the level.
        package let level: Int
    }

    /// The level, as a score.
    package let output: Output
    /// The flags, in the order of computation.
    package let flags: [Flag]
    /// The rules, the first one first.
    package let rules: [Rule]
    /// The level where no rule applies.
    package let otherwise: Int

    /// Rules.
    package init(output: Output, flags: [Flag], rules: [Rule], otherwise: Int) {
        self.output = output
        self.flags = flags
        self.rules = rules
        self.otherwise = otherwise
    }

    /// Writes the levels of `people` into column `first`; reads the columns before it.
    ///
    /// - Complexity: O(people x length of the expressions); a few allocations a block, none a person.
    func score<Element: KernelColumn>(
        _ people: ColumnTable<Element>,
        into columns: inout DenseMatrix<Double>,
        from first: Int
    ) {
        var scratch = ExpressionScratch()
        let blockSize = min(ExpressionScratch.blockSize, max(1, people.rows))
        var values = [Double](repeating: 0, count: blockSize)
        var levels = values
        var start = 0
        while start < people.rows {
            let count = min(blockSize, people.rows - start)
            var block = LayeredBlock(people: people, start: start, layers: [])
            block.addColumns(0..<first, of: columns, count: count)
            for flag in flags {
                flag.condition.evaluate(block: block, count: count, into: &values, scratch: &scratch)
                block.layers.append(values.map { $0 != 0 && !$0.isNaN ? 1 : 0 })
            }
            for index in 0..<count { levels[index] = Double(otherwise) }
            for rule in rules.reversed() {
                rule.condition.evaluate(block: block, count: count, into: &values, scratch: &scratch)
                for index in 0..<count where values[index] != 0 && !values[index].isNaN {
                    levels[index] = Double(rule.level)
                }
            }
            columns.mutateColumn(first) { span in
                for index in 0..<count { span[start + index] = levels[index] }
            }
            start += count
        }
    }
}
