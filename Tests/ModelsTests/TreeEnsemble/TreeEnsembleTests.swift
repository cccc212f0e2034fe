import Models
import Scoring
import Testing

@Suite("Tree ensemble")
struct TreeEnsembleTests {
    private func split(feature: Int = 0, _ threshold: Double = 1) -> Split {
        Split(
            feature: feature,
            .less,
            threshold,
            precision: .float64,
            missing: MissingRule(.nan, goesLeft: false)
        )
    }

    private func ensemble(_ build: (inout TreeNodes) -> Void) throws -> TreeEnsemble {
        var nodes = TreeNodes()
        build(&nodes)
        return try TreeEnsemble(featureCount: 1, nodes: nodes, roots: [0], outputs: [0], base: [0])
    }

    @Test("knows the shape of its trees")
    func shape() throws {
        let ensemble = try ensemble { nodes in
            nodes.appendSplit(split(), left: 1, right: 2)
            nodes.appendLeaf([1])
            nodes.appendSplit(split(), left: 3, right: 4)
            nodes.appendLeaf([2])
            nodes.appendLeaf([3])
        }
        #expect(ensemble.trees[0].depth == 2)
        #expect(ensemble.trees[0].leafCount == 3)
        #expect(ensemble.margins(row: [1]) == [3])
    }

    @Test("refuses nodes that are no tree, and values no kernel can take")
    func faults() {
        #expect(throws: TreeEnsembleError.childOutOfRange(tree: 0, node: 0, child: 7, nodeCount: 2)) {
            try ensemble { nodes in
                nodes.appendSplit(split(), left: 1, right: 7)
                nodes.appendLeaf([1])
            }
        }
        #expect(throws: TreeEnsembleError.notATree(tree: 0, node: 0)) {
            try ensemble { nodes in
                nodes.appendSplit(split(), left: 1, right: 0)
                nodes.appendLeaf([1])
            }
        }
        #expect(throws: TreeEnsembleError.unreachableNode(tree: 0, node: 1)) {
            try ensemble { nodes in
                nodes.appendLeaf([1])
                nodes.appendLeaf([1])
            }
        }
        #expect(throws: TreeEnsembleError.featureOutOfRange(tree: 0, node: 0, feature: 3, featureCount: 1)) {
            try ensemble { nodes in
                nodes.appendSplit(split(feature: 3), left: 1, right: 2)
                nodes.appendLeaf([1])
                nodes.appendLeaf([1])
            }
        }
        #expect(throws: TreeEnsembleError.thresholdNotANumber(tree: 0, node: 0)) {
            try ensemble { nodes in
                nodes.appendSplit(split(.nan), left: 1, right: 2)
                nodes.appendLeaf([1])
                nodes.appendLeaf([1])
            }
        }
        #expect(throws: TreeEnsembleError.leafNotFinite(tree: 0, node: 0)) {
            try ensemble { $0.appendLeaf([.infinity]) }
        }
    }
}
