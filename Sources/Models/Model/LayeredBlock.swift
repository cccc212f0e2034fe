import DenseMatrix
import Scoring

/// A block of people with columns laid over them that were computed: scores of earlier parts, flags of rules.
struct LayeredBlock<Element: MatrixElement>: ColumnBlockSource {
    /// The people.
    let people: ColumnTable<Element>
    /// The first person of the block.
    let start: Int
    /// The computed columns, from the first person of the block on; they follow the features.
    var layers: [[Double]]

    func load(feature: Int, count: Int, into values: inout [Double]) {
        if feature >= people.columns {
            let layer = layers[feature - people.columns]
            for index in 0..<count { values[index] = layer[index] }
        } else {
            let column = people.column(feature)
            var target = values.mutableSpan
            Element.widen(column.span.extracting(start..<(start + count)), into: &target)
        }
    }
}
