import DenseMatrix
import Models
import Scoring
import TestSupport
import Testing

@Suite("Tree ensemble kernels")
struct TreeEnsembleKernelTests {
    static let recipes: [RandomTrees.Recipe] = [
        .init("one leaf") {
            $0.trees = 2
            $0.leaves = 1
        },
        .init("thresholds in double"),
        .init("thresholds in single") { $0.precisions = [.float32] },
        .init("mixed precisions") { $0.precisions = [.float32, .float64] },
        .init("NaN compared as zero") { $0.missing = [.comparedAsZero] },
        .init("every rule for missing values") { $0.missing = [.nan, .zeroOrNaN, .comparedAsZero] },
        .init("exact categories") {
            $0.comparisons = [.inSet, .notInSet, .less]
            $0.missing = [.nan, .zeroOrNaN, .comparedAsZero]
        },
        .init("truncated categories") {
            $0.comparisons = [.inSet, .lessOrEqual]
            $0.matching = .truncating
        },
        .init("truncated categories in single") {
            $0.comparisons = [.notInSet, .less]
            $0.matching = .truncatingNonNegative
            $0.precisions = [.float32]
        },
        .init("sums in single precision") {
            $0.summation = .float32
            $0.trees = 30
        },
        .init("several outputs") {
            $0.outputs = 3
            $0.trees = 7
        },
        .init("leaves of several values") {
            $0.outputs = 3
            $0.valuesPerLeaf = 3
        },
        .init("many trees") {
            $0.trees = 61
            $0.leaves = 31
            $0.distinctThresholds = 30
        },
        .init("sixty-four leaves, categories, several outputs") {
            $0.leaves = 64
            $0.trees = 9
            $0.outputs = 3
            $0.comparisons = [.inSet, .notInSet, .less]
            $0.missing = [.nan, .zeroOrNaN, .comparedAsZero]
        },
        .init("thirty-two leaves, sums in single precision, every rule for missing values") {
            $0.leaves = 32
            $0.trees = 23
            $0.summation = .float32
            $0.precisions = [.float32]
            $0.missing = [.nan, .zeroOrNaN, .comparedAsZero]
        },
        .init("two hundred and fifty-six leaves") {
            $0.leaves = 256
            $0.trees = 2
            $0.distinctThresholds = 60
        },
        .init("trees too large for masks") {
            $0.leaves = 400
            $0.trees = 2
            $0.distinctThresholds = 80
        },
        .init("ranks beyond a byte") {
            $0.leaves = 900
            $0.trees = 3
            $0.features = 1
            $0.distinctThresholds = 700
        },
        .init("masks with ranks beyond a byte") {
            $0.leaves = 200
            $0.trees = 8
            $0.features = 1
            $0.distinctThresholds = 900
        },
    ]

    private func margins<Element>(_ kernel: TreeEnsembleKernel<Element>, _ people: ColumnTable<Element>)
        -> [UInt64]
    {
        var out = [Double](repeating: -7, count: people.rows * kernel.outputCount)
        var span = out.mutableSpan
        kernel.margins(of: people, into: &span)
        return out.map(\.bitPattern)
    }

    private func check<Element: KernelColumn & OrderedValue>(
        _ ensemble: TreeEnsemble,
        rows: [[Double]],
        as type: Element.Type
    ) throws {
        let people = try ColumnTable<Element>(
            rows: rows.count,
            columns: (0..<ensemble.featureCount).map { feature in
                DenseColumn(rows.map { Element($0[feature]) })
            }
        )
        let reference = TreeReference(ensemble)
        let expected = rows.map { row in reference.margins(row.map { Double(Element($0)) }) }
        let columnMajor = (0..<ensemble.outputCount).flatMap { output in
            expected.map { $0[output].bitPattern }
        }

        for program in [TreeEnsembleKernel<Element>.Program.masks, .walk, .leafMasks] {
            let kernel = try TreeEnsembleKernel<Element>(ensemble, only: program)
            withEachInstructionSet { instructionSet in
                #expect(margins(kernel, people) == columnMajor, "\(program) on \(instructionSet)")
            }
        }
        // What a person scores does not depend on who else is in the batch.
        let kernel = try TreeEnsembleKernel<Element>(ensemble)
        for rows in [0..<0, 0..<1, 3..<10, 5..<28, 1..<66, 2..<131] {
            let slice = (0..<ensemble.outputCount).flatMap { output in
                rows.map { expected[$0][output].bitPattern }
            }
            #expect(margins(kernel, people.rows(rows)) == slice, "\(rows)")
        }
    }

    @Test(
        "give the plain evaluator's bits, whatever program, instruction set and batch",
        arguments: recipes.indices
    )
    func equalsReference(index: Int) throws {
        let recipe = Self.recipes[index]
        var source = RandomTrees(seed: UInt64(index))
        let ensemble = try source.ensemble(recipe)
        let rows = source.people(for: ensemble, count: 700)
        try check(ensemble, rows: rows, as: Float.self)
        try check(ensemble, rows: rows, as: Double.self)
    }

    @Test("agree with the ensemble's own traversal")
    func traversal() throws {
        var source = RandomTrees(seed: 77)
        let ensemble = try source.ensemble(Self.recipes[5])
        let reference = TreeReference(ensemble)
        for row in source.people(for: ensemble, count: 300) {
            #expect(ensemble.margins(row: row) == reference.margins(row))
        }
    }

    @Test("divide an average by the number it is over")
    func average() throws {
        var nodes = TreeNodes()
        nodes.appendLeaf([1])
        nodes.appendLeaf([4])
        let ensemble = try TreeEnsemble(
            featureCount: 1,
            nodes: nodes,
            roots: [0, 1],
            outputs: [0, 0],
            base: [0],
            aggregation: .average(over: 2)
        )
        let people = try ColumnTable(rows: 2, columns: [DenseColumn([0.0, .nan])])
        #expect(margins(try TreeEnsembleKernel(ensemble), people) == [(2.5).bitPattern, (2.5).bitPattern])
    }

    @Test(
        "tell that a value some split asks about is missing, whatever program and batch",
        arguments: [5, 12, 17]
    )
    func missingIsMet(recipe: Int) throws {
        var source = RandomTrees(seed: 9)
        let ensemble = try source.ensemble(Self.recipes[recipe])
        let asked = try #require(ensemble.nodes.splits.first).feature
        for program in [TreeEnsembleKernel<Double>.Program.masks, .walk, .leafMasks] {
            let kernel = try TreeEnsembleKernel<Double>(ensemble, only: program)
            for (rows, missing) in [(1, 0), (30, 29), (600, 0), (600, 511), (600, 599)] {
                var values = [Double](repeating: 3, count: rows)
                let known = DenseColumn(values)
                values[missing] = .nan
                for column in [known, DenseColumn(values)] {
                    let columns = (0..<ensemble.featureCount).map { $0 == asked ? column : known }
                    let people = try ColumnTable(rows: rows, columns: columns)
                    var margins = [Double](repeating: 0, count: rows * ensemble.outputCount)
                    withEachInstructionSet { instructionSet in
                        var span = margins.mutableSpan
                        let met = kernel.margins(of: people, into: &span)
                        #expect(met == column[missing].isNaN, "\(program), \(rows), \(instructionSet)")
                    }
                }
            }
        }
    }
}
