import CKernels

/// Lays the programs of an ensemble's trees out in the order in which the kernel reads them.
struct MaskProgramWriter {
    let ensemble: TreeEnsemble
    let conditionOfSplit: [Int]

    private(set) var nodes: [ek_mask_node] = []
    private(set) var planes: [UInt16] = []
    private(set) var trees: [ek_mask_tree] = []
    private(set) var tiles: [ek_mask_tile] = []
    private(set) var values: [Double] = []
    private(set) var slotCount = 1
    private(set) var tileTrees = 0

    init(ensemble: TreeEnsemble, conditionOfSplit: [Int]) {
        self.ensemble = ensemble
        self.conditionOfSplit = conditionOfSplit
    }

    /// Writes the trees output after output, each output's in their order, cut into tiles of at most `treeLimit` trees and
    /// about `valueLimit` leaves.
    mutating func writeTiles(valueLimit: Int, treeLimit: Int) {
        let byOutput = Dictionary(grouping: ensemble.trees, by: \.output)
        for output in byOutput.keys.sorted() {
            var tile: [TreeEnsemble.Tree] = []
            var leafCount = 0
            for tree in byOutput[output] ?? [] {
                if !tile.isEmpty, tile.count == treeLimit || leafCount + tree.leafCount > valueLimit {
                    write(tile, output: output)
                    tile = []
                    leafCount = 0
                }
                tile.append(tree)
                leafCount += tree.leafCount
            }
            write(tile, output: output)
        }
    }

    private mutating func write(_ tile: [TreeEnsemble.Tree], output: Int) {
        let firstTree = trees.count
        var leaves: [Int] = []
        for tree in tile {
            let program = MaskProgram(nodes: ensemble.nodes, root: tree.root, nodeCount: tree.nodeCount)
            write(program)
            leaves += program.leaves
        }
        tiles.append(
            ek_mask_tile(
                first_tree: Int32(firstTree),
                tree_count: Int32(tile.count),
                first_output: Int32(output),
                output_count: Int32(ensemble.nodes.valuesPerLeaf),
                first_value: Int32(values.count),
                values_per_output: Int32(leaves.count)
            )
        )
        for value in 0..<ensemble.nodes.valuesPerLeaf {
            values += leaves.map { ensemble.nodes.values(ofLeaf: $0).dropFirst(value).first ?? 0 }
        }
        tileTrees = max(tileTrees, tile.count)
    }

    private mutating func write(_ program: MaskProgram) {
        trees.append(
            ek_mask_tree(
                first_node: Int32(nodes.count),
                node_count: Int32(program.steps.count),
                first_plane: Int32(planes.count),
                plane_count: Int32(program.planes.count),
                leaf_count: Int32(program.leaves.count)
            )
        )
        nodes += program.steps.map { step in
            ek_mask_node(
                condition: UInt16(conditionOfSplit[step.split]),
                slot: UInt16(step.slot),
                right: UInt16(step.right)
            )
        }
        for plane in program.planes {
            planes.append(UInt16(plane.count))
            planes += plane.map { UInt16($0) }
        }
        slotCount = max(slotCount, program.slotCount)
    }
}
