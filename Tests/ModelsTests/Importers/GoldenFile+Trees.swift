import DenseMatrix
import Models
import TestSupport

extension GoldenFile {
    /// What `trees` makes of the people through the kernels: margins and scores, a row a person.
    func score<Element: KernelColumn & OrderedValue>(
        _ trees: ImportedTrees,
        as type: Element.Type
    ) throws -> (margins: [[Double]], scores: [[Double]]) {
        let table = try ColumnTable<Element>(
            rows: people.count,
            columns: (0..<trees.ensemble.featureCount).map { feature in
                DenseColumn(people.map { Element($0[feature]) })
            }
        )
        let outputs = trees.ensemble.outputCount
        var values = [Double](repeating: 0, count: people.count * outputs)
        func rows() -> [[Double]] {
            people.indices.map { row in (0..<outputs).map { values[$0 * people.count + row] } }
        }
        var span = values.mutableSpan
        try TreeEnsembleKernel<Element>(trees.ensemble).margins(of: table, into: &span)
        let margins = rows()
        span = values.mutableSpan
        trees.transform.apply(to: &span, outputCount: outputs)
        return (margins, rows())
    }
}
