import CKernels
import DenseMatrix
import Scoring

/// An ensemble compiled to masks of leaves: one person costs a few rows of a table, whatever the depth of the trees.
///
/// For trees of at most 64 leaves and tables that stay in the caches. The fastest kernel for one person.
///
/// **Source**: the masks are those of QuickScorer (Lucchese et al., SIGIR 2015), met in advance for every value of a feature.
@safe final class LeafMaskKernel<Element: KernelColumn & OrderedValue>: Sendable {
    /// Most bytes a table may have.
    private static var byteLimit: Int { 12 << 20 }
    /// Most bytes that one person may read of it: beyond, a walk is faster.
    private static var readLimit: Int { 128 << 10 }

    private let maps: [RankMap<Element>]
    private let columns: KernelTable<ek_leaf_mask_column>
    private let narrow: KernelTable<UInt32>
    private let wide: KernelTable<UInt64>
    private let outputs: KernelTable<Int32>
    private let values: LeafTable
    private let base: KernelTable<Double>
    private let isWide: Bool

    /// Compiles `ensemble`; nil where the trees are too large, the leaves have several values or the table would be too large.
    init?(_ ensemble: TreeEnsemble, plan: RankPlan<Element>) {
        let most = ensemble.trees.reduce(0) { max($0, $1.leafCount) }
        guard ensemble.nodes.valuesPerLeaf == 1, most <= 64 else { return nil }
        let isWide = most > 32
        let table = LeafMaskTable(
            ensemble,
            splits: plan.splits,
            masksOfLine: isWide ? 8 : 16,
            byteLimit: Self.byteLimit
        )
        guard let table, table.columns.count * table.stride * (isWide ? 8 : 4) <= Self.readLimit else {
            return nil
        }
        let maps = table.columns.map { RankMap($0) }
        unsafe columns = KernelTable(
            zip(maps, table.firstRows).map { map, row in
                unsafe ek_leaf_mask_column(
                    map: map.kernel,
                    first_row: Int32(row),
                    first_is_open: table.isOpen(row: row)
                )
            }
        )
        self.maps = maps
        self.isWide = isWide
        narrow = KernelTable(isWide ? [] : table.masks.map { UInt32(truncatingIfNeeded: $0) })
        wide = KernelTable(isWide ? table.masks : [])
        outputs = KernelTable(ensemble.trees.map { Int32($0.output) })
        let width = isWide ? 64 : 32
        var values: [Double] = []
        values.reserveCapacity(width * ensemble.trees.count)
        for leaves in table.leaves {
            for leaf in leaves { values += ensemble.nodes.values(ofLeaf: leaf) }
            values += [Double](repeating: 0, count: width - leaves.count)
        }
        self.values = LeafTable(values, precision: ensemble.summation)
        base = KernelTable(ensemble.base)
    }

    /// Writes the sums of all rows of `people`, output after output, `stride` apart.
    ///
    /// - Returns: whether a value that some split asks about is missing.
    func sum(
        _ people: UnsafePointer<UnsafePointer<Element>>,
        rows: Int,
        into out: UnsafeMutablePointer<Double>,
        stride: Int
    ) -> Bool {
        var ensemble = unsafe ek_leaf_mask_ensemble(
            columns: columns.base,
            masks: isWide ? UnsafeRawPointer(wide.base) : UnsafeRawPointer(narrow.base),
            outputs: outputs.base,
            values: values.base,
            base: base.base,
            column_count: Int32(columns.count),
            tree_count: Int32(outputs.count),
            output_count: Int32(base.count),
            wide: isWide,
            single_precision: values.isSingle
        )
        let size = unsafe ek_leaf_mask_scratch(&ensemble)
        return unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { scratch in
            guard let memory = scratch.baseAddress else { return false }
            return unsafe Element.kernels.leafMaskEnsemble(&ensemble, people, rows, out, stride, memory) != 0
        }
    }
}
