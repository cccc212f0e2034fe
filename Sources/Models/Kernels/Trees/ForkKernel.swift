import CKernels
import DenseMatrix
import Scoring

/// An ensemble compiled to tell what changes of single features, or of sets of them, add to the margins: all changes in one pass.
///
/// A change matters first at one node of a person's path; level by level there is at most one other leaf a person, whatever the
/// number of features. So all changes of different features cost about as much as a few scorings.
///
/// For ensembles of one output summed in double precision, of trees of at most 256 leaves, of at most 254 thresholds a feature.
@safe struct ForkKernel<Element: KernelColumn & OrderedValue>: Sendable {
    /// Changes of one call of the kernel, which numbers them with a byte.
    private static var changeLimit: Int { 255 }
    /// Most bounds of one question.
    private static var boundLimit: Int { 255 }

    private let maps: [RankMap<Element>]
    private let kernelMaps: KernelTable<ek_rank_map>
    private let trees: KernelTable<ek_fork_tree>
    private let nodes: KernelTable<ek_fork_node>
    private let bounds: KernelTable<Int8>
    private let forks: KernelTable<ek_fork>
    private let steps: KernelTable<ek_fork_node>
    private let values: KernelTable<Double>
    private let subjects: KernelTable<Int32>
    private let subjectColumns: KernelTable<Int32>
    private let subjectFeatures: [Set<Int>]
    /// For each subject the features of its columns of ranks, as the ensemble numbers them.
    private let featuresOfColumns: [[Int]]

    /// Compiles `ensemble` for changes of sets of its features; nil where the kernel cannot take it.
    ///
    /// - Complexity: O(nodes x subjects x depth).
    init?(_ ensemble: TreeEnsemble, subjects sets: [Set<Int>]) {
        guard ensemble.nodes.valuesPerLeaf == 1, ensemble.outputCount == 1, ensemble.summation == .float64,
            ensemble.trees.allSatisfy({ $0.leafCount <= MaskKernel<Element>.leafLimit }),
            let plan = try? RankPlan<Element>(ensemble),
            plan.columns.allSatisfy({ $0.keys.count <= Int(EK_BYTE_KEYS) }),
            plan.questions.allSatisfy({ $0.bounds.count <= Self.boundLimit })
        else { return nil }
        let program = ForkProgram(ensemble, plan: plan, subjects: sets)
        maps = plan.columns.map { RankMap($0) }
        unsafe kernelMaps = KernelTable(maps.map { unsafe $0.kernel })
        trees = KernelTable(program.trees)
        nodes = KernelTable(program.nodes)
        bounds = KernelTable(program.bounds)
        forks = KernelTable(program.forks)
        steps = KernelTable(program.steps)
        values = KernelTable(program.values)
        subjects = KernelTable(
            program.columnsOfSubject.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1.count)) }
        )
        subjectColumns = KernelTable(program.columnsOfSubject.flatMap { $0.map { Int32($0) } })
        featuresOfColumns = program.columnsOfSubject.map { columns in
            columns.map { plan.columns[$0].identity.feature }
        }
        subjectFeatures = sets
    }

    /// What each change adds to the sum of leaves of each person.
    ///
    /// **Shape**: people and changed people: n x features of the ensemble; one list of n a change.
    ///
    /// - Parameters:
    ///   - people: as they are.
    ///   - changes: for each change its subject and the people as it leaves them.
    /// - Returns: sums of leaves after less sums before.
    /// - Complexity: O(n x (nodes + forks)), sixty-fourths of it; scratch memory is bounded whatever n.
    func differences(
        of people: ColumnTable<Element>,
        changes: [(subject: Int, people: ColumnTable<Element>)]
    ) -> [[Double]] {
        var differences: [[Double]] = []
        var start = 0
        while start < changes.count {
            let end = min(changes.count, start + Self.changeLimit)
            differences += someDifferences(of: people, changes: Array(changes[start..<end]))
            start = end
        }
        return differences
    }

    private func someDifferences(
        of people: ColumnTable<Element>,
        changes: [(subject: Int, people: ColumnTable<Element>)]
    ) -> [[Double]] {
        let rows = people.rows
        var columns: [DenseColumn<Element>] = []
        var firstChanged: [Int32] = []
        for change in changes {
            firstChanged.append(Int32(columns.count))
            columns += featuresOfColumns[change.subject].map { change.people.column($0) }
        }
        let rounds = rounds(of: changes.map(\.subject))
        guard rows > 0, !columns.isEmpty, let table = try? ColumnTable(rows: rows, columns: columns) else {
            return changes.map { _ in [Double](repeating: 0, count: rows) }
        }
        let roundTable = KernelTable(rounds.flatMap { $0 })
        let subjectOf = KernelTable(changes.map { Int32($0.subject) })
        let first = KernelTable(firstChanged)
        var ensemble = unsafe ek_fork_ensemble(
            maps: kernelMaps.base,
            trees: trees.base,
            nodes: nodes.base,
            bounds: bounds.base,
            forks: forks.base,
            steps: steps.base,
            values: values.base,
            subjects: subjects.base,
            subject_columns: subjectColumns.base,
            column_count: Int32(maps.count),
            tree_count: Int32(trees.count),
            subject_count: Int32(subjectFeatures.count)
        )
        var list = unsafe ek_fork_changes(
            subject_of: subjectOf.base,
            first_changed: first.base,
            change_in_round: roundTable.base,
            change_count: Int32(changes.count),
            round_count: Int32(rounds.count)
        )
        let size = unsafe ek_fork_scratch(&ensemble, &list, Int32(columns.count))
        var sums = [Double](repeating: 0, count: rows * changes.count)
        unsafe people.withColumnAddresses { own in
            unsafe table.withColumnAddresses { changed in
                unsafe sums.withUnsafeMutableBufferPointer { out in
                    unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { scratch in
                        guard let own = own.baseAddress, let changed = changed.baseAddress,
                            let out = out.baseAddress, let memory = scratch.baseAddress
                        else { return }
                        unsafe Element.kernels.forkEnsemble(
                            &ensemble,
                            &list,
                            own,
                            changed,
                            Int32(columns.count),
                            rows,
                            out,
                            rows,
                            memory
                        )
                    }
                }
            }
        }
        return changes.indices.map { Array(sums[($0 * rows)..<(($0 + 1) * rows)]) }
    }

    /// Rounds in which no two subjects share a feature: for each the change of every subject, or -1.
    private func rounds(of subjectOfChange: [Int]) -> [[Int32]] {
        var rounds: [(taken: Set<Int>, changes: [Int32])] = []
        for (change, subject) in subjectOfChange.enumerated() {
            let features = subjectFeatures[subject]
            let free = rounds.firstIndex { $0.taken.isDisjoint(with: features) }
            let round = free ?? rounds.count
            if free == nil {
                rounds.append(([], [Int32](repeating: -1, count: subjectFeatures.count)))
            }
            rounds[round].taken.formUnion(features)
            rounds[round].changes[subject] = Int32(change)
        }
        return rounds.map(\.changes)
    }
}
