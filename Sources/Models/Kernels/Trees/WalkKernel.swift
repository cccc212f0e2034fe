import CKernels
import DenseMatrix
import Scoring

/// An ensemble compiled to nodes that are walked on ranks: for few people, and for trees too large for masks.
@safe final class WalkKernel<Element: KernelColumn & OrderedValue>: Sendable {
    private let maps: [RankMap<Element>]
    private let lookups: [KernelTable<UInt8>]
    private let columns: KernelTable<ek_walk_column>
    private let nodes: KernelTable<UInt64>
    private let trees: KernelTable<ek_walk_tree>
    private let byDepth: KernelTable<Int32>
    private let values: LeafTable
    private let base: KernelTable<Double>
    private let valuesPerLeaf: Int

    /// Compiles `ensemble`, whose splits `plan` ranks.
    init(_ ensemble: TreeEnsemble, plan: RankPlan<Element>) {
        let layout = WalkLayout(ensemble: ensemble, plan: plan)
        maps = plan.columns.map { RankMap($0) }
        lookups = layout.lookups.map { KernelTable($0.table) }
        let plain = unsafe maps.map { unsafe ek_walk_column(map: $0.kernel, lookup: nil, lookup_count: 0) }
        var looked: [ek_walk_column] = unsafe []
        for (lookup, table) in zip(layout.lookups, lookups) {
            unsafe looked.append(
                ek_walk_column(
                    map: maps[lookup.column].kernel,
                    lookup: table.base,
                    lookup_count: Int32(table.count)
                )
            )
        }
        unsafe columns = KernelTable(plain + looked)
        nodes = KernelTable(layout.nodes)
        trees = KernelTable(layout.trees)
        byDepth = KernelTable(
            layout.trees.indices.sorted { layout.trees[$0].depth < layout.trees[$1].depth }.map { Int32($0) }
        )
        values = LeafTable(layout.values, precision: ensemble.summation)
        base = KernelTable(ensemble.base)
        valuesPerLeaf = ensemble.nodes.valuesPerLeaf
    }

    /// Writes the sums of all rows of `columns`, output after output, `stride` apart.
    ///
    /// - Returns: whether a value that some split asks about is missing.
    func sum(
        _ people: UnsafePointer<UnsafePointer<Element>>,
        rows: Int,
        into out: UnsafeMutablePointer<Double>,
        stride: Int
    ) -> Bool {
        var ensemble = unsafe ek_walk_ensemble(
            columns: columns.base,
            nodes: nodes.base,
            trees: trees.base,
            by_depth: byDepth.base,
            values: values.base,
            base: base.base,
            column_count: Int32(columns.count),
            tree_count: Int32(trees.count),
            value_count: Int32(valuesPerLeaf),
            output_count: Int32(base.count),
            single_precision: values.isSingle
        )
        let size = unsafe ek_walk_scratch(&ensemble, rows)
        return unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { scratch in
            guard let memory = scratch.baseAddress else { return false }
            return unsafe Element.kernels.walkEnsemble(&ensemble, people, rows, out, stride, memory) != 0
        }
    }
}
