import CKernels
import DenseMatrix
import Scoring

/// An ensemble compiled to operations on masks of people: every condition once a block, every node one operation a block.
///
/// For trees of at most 256 leaves. The fastest kernel for blocks of people, where conditions are shared by nodes.
@safe final class MaskKernel<Element: KernelColumn & OrderedValue>: Sendable {
    /// Trees with more leaves need another kernel.
    static var leafLimit: Int { 256 }
    /// Leaf values of a tile, so that they stay in the first-level cache.
    private static var tileValueLimit: Int { 1536 }
    /// Trees of a tile, so that their leaf numbers stay there too.
    private static var tileTreeLimit: Int { 24 }

    private let maps: [RankMap<Element>]
    private let groups: KernelTable<ek_condition_group>
    private let bounds: KernelTable<UInt16>
    private let derived: KernelTable<ek_derived_condition>
    private let operands: KernelTable<Int32>
    private let nodes: KernelTable<ek_mask_node>
    private let planes: KernelTable<UInt16>
    private let trees: KernelTable<ek_mask_tree>
    private let tiles: KernelTable<ek_mask_tile>
    private let values: LeafTable
    private let base: KernelTable<Double>
    private let slotCount: Int
    private let tileTrees: Int

    /// Number of distinct conditions.
    var conditionCount: Int { bounds.count + derived.count }

    /// Compiles `ensemble`, whose splits `plan` ranks.
    ///
    /// - Precondition: no tree has more than `leafLimit` leaves.
    init(_ ensemble: TreeEnsemble, plan: RankPlan<Element>) {
        let conditions = ConditionTable(plan)
        maps = plan.columns.map { RankMap($0) }
        unsafe groups = KernelTable(
            zip(maps, conditions.ranges).map { map, range in
                unsafe ek_condition_group(
                    map: map.kernel,
                    first_bound: Int32(range.lowerBound),
                    bound_count: Int32(range.count)
                )
            }
        )
        bounds = KernelTable(conditions.bounds.map { UInt16($0) })
        derived = KernelTable(
            conditions.derived.map {
                ek_derived_condition(
                    first: Int32($0.operands.lowerBound),
                    count: Int32($0.operands.count),
                    inverted: $0.inverted
                )
            }
        )
        operands = KernelTable(conditions.operands.map { Int32($0) })

        var writer = MaskProgramWriter(ensemble: ensemble, conditionOfSplit: conditions.conditionOfSplit)
        writer.writeTiles(valueLimit: Self.tileValueLimit, treeLimit: Self.tileTreeLimit)
        nodes = KernelTable(writer.nodes)
        planes = KernelTable(writer.planes)
        trees = KernelTable(writer.trees)
        tiles = KernelTable(writer.tiles)
        values = LeafTable(writer.values, precision: ensemble.summation)
        base = KernelTable(ensemble.base)
        slotCount = writer.slotCount
        tileTrees = writer.tileTrees
    }

    /// Writes the sums of all rows of `columns`, output after output, `stride` apart.
    ///
    /// - Returns: whether a value that some split asks about is missing.
    func sum(
        _ columns: UnsafePointer<UnsafePointer<Element>>,
        rows: Int,
        into out: UnsafeMutablePointer<Double>,
        stride: Int
    ) -> Bool {
        var ensemble = unsafe ek_mask_ensemble(
            groups: groups.base,
            bounds: bounds.base,
            derived: derived.base,
            operands: operands.base,
            nodes: nodes.base,
            planes: planes.base,
            trees: trees.base,
            tiles: tiles.base,
            values: values.base,
            base: base.base,
            group_count: Int32(groups.count),
            bound_count: Int32(bounds.count),
            derived_count: Int32(derived.count),
            tile_count: Int32(tiles.count),
            output_count: Int32(base.count),
            slot_count: Int32(slotCount),
            tile_trees: Int32(tileTrees),
            single_precision: values.isSingle
        )
        let size = unsafe ek_mask_scratch(&ensemble, rows)
        return unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { scratch in
            guard let memory = scratch.baseAddress else { return false }
            return unsafe Element.kernels.maskEnsemble(&ensemble, columns, rows, out, stride, memory) != 0
        }
    }
}
