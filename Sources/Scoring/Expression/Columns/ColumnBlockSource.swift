import DenseMatrix

/// Where a column program reads the features of one block of people.
package protocol ColumnBlockSource {
    /// Writes the values of `feature` for the people of the block at the start of `values`.
    func load(feature: Int, count: Int, into values: inout [Double])
}

/// A block of rows of a table.
struct TableBlock<Element: MatrixElement>: ColumnBlockSource {
    let table: ColumnTable<Element>
    /// The first row of the block.
    let start: Int

    func load(feature: Int, count: Int, into values: inout [Double]) {
        let column = table.column(feature)
        var target = values.mutableSpan
        Element.widen(column.span.extracting(start..<(start + count)), into: &target)
    }
}

/// The features of a block in registers of their own, as a generator of people keeps them.
struct RegisterBlock: ColumnBlockSource {
    let registers: [[Double]]

    func load(feature: Int, count: Int, into values: inout [Double]) {
        let register = registers[feature]
        let source = register.span
        var target = values.mutableSpan
        for person in 0..<min(count, source.count, target.count) { target[person] = source[person] }
    }
}
