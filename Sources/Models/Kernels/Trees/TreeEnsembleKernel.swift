package import DenseMatrix
import Scoring

/// An ensemble of trees compiled for people whose columns are of type `Element`.
///
/// Three programs of one ensemble: operations on masks of people for blocks where no tree is too large, masks of leaves for few
/// people, and a walk over nodes for few people and large trees. All add the leaf values of a person in the order of the trees, so the choice
/// never shows in the result, nor do the size of a batch, its alignment and the instruction set.
package final class TreeEnsembleKernel<Element: KernelColumn & OrderedValue>: Sendable {
    /// The programs an ensemble can be compiled to.
    package enum Program: Sendable, Hashable {
        /// Conditions and trees as operations on masks of people.
        case masks
        /// A walk from the root to a leaf.
        case walk
        /// Rows of masks of leaves, met person by person.
        case leafMasks
    }

    /// Fewest people for which masks are faster.
    private static var maskThreshold: Int { 24 }
    /// Fewest trees for which masks of leaves are faster than a walk.
    private static var leafMaskThreshold: Int { 16 }

    private let ensemble: TreeEnsemble
    private let masks: MaskKernel<Element>?
    private let walk: WalkKernel<Element>
    private let leafMasks: LeafMaskKernel<Element>?
    private let forced: Program?

    /// The number of score columns.
    package var outputCount: Int { ensemble.outputCount }

    /// Compiles `ensemble`.
    ///
    /// - Parameters:
    ///   - ensemble: the trees.
    ///   - program: the program to use whatever the batch, for tests and benchmarks; it still gives way to the walk where a tree is
    ///     too large for them.
    /// - Throws: `TreeEnsembleError.tooManyThresholds`.
    /// - Complexity: O(nodes log nodes).
    package init(_ ensemble: TreeEnsemble, only program: Program? = nil) throws(TreeEnsembleError) {
        let plan = try RankPlan<Element>(ensemble)
        let fits = ensemble.trees.allSatisfy { $0.leafCount <= MaskKernel<Element>.leafLimit }
        self.ensemble = ensemble
        masks = fits ? MaskKernel(ensemble, plan: plan) : nil
        walk = WalkKernel(ensemble, plan: plan)
        let isWorthTable = ensemble.trees.count >= Self.leafMaskThreshold || program == .leafMasks
        leafMasks = isWorthTable ? LeafMaskKernel(ensemble, plan: plan) : nil
        forced = program
    }

    /// The program that a batch of `rows` people runs.
    package func program(forRows rows: Int) -> Program {
        switch forced {
        case .masks: return masks == nil ? .walk : .masks
        case .leafMasks: return leafMasks == nil ? .walk : .leafMasks
        case .walk: return .walk
        case nil: break
        }
        if rows >= Self.maskThreshold, masks != nil { return .masks }
        return leafMasks == nil ? .walk : .leafMasks
    }

    /// Writes the margins of all rows of `people`: base and leaves, summed or averaged, before any link.
    ///
    /// **Shape**: people: n x features; margins: n x outputs, column-major.
    ///
    /// - Returns: whether a value that some split asks about is missing: the people are read once for both.
    /// - Precondition: the shapes fit.
    /// - Complexity: O(n x nodes / 64) or O(n x trees x depth); scratch memory is bounded whatever n.
    @discardableResult
    package func margins(of people: ColumnTable<Element>, into margins: inout MutableSpan<Double>) -> Bool {
        precondition(
            people.columns == ensemble.featureCount && margins.count == people.rows * outputCount,
            "\(people.shape) people, \(ensemble.featureCount) features, \(margins.count) margins"
        )
        let rows = people.rows
        guard rows > 0 else { return false }
        let metMissing = unsafe people.withColumnAddresses { addresses in
            unsafe margins.withUnsafeMutableBufferPointer { out in
                guard let columns = addresses.baseAddress, let first = out.baseAddress else { return false }
                let program = program(forRows: rows)
                if let masks, program == .masks {
                    return unsafe masks.sum(columns, rows: rows, into: first, stride: rows)
                }
                if let leafMasks, program == .leafMasks {
                    return unsafe leafMasks.sum(columns, rows: rows, into: first, stride: rows)
                }
                return unsafe walk.sum(columns, rows: rows, into: first, stride: rows)
            }
        }
        if case .average = ensemble.aggregation {
            for index in margins.indices { margins[index] = ensemble.margin(fromSum: margins[index]) }
        }
        return metMissing
    }
}
