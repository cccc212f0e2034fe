import CKernels

/// The forks of an ensemble: for sets of features that change together, what a change does at each node where it can matter first.
struct ForkProgram {
    private(set) var trees: [ek_fork_tree] = []
    private(set) var nodes: [ek_fork_node] = []
    private(set) var forks: [ek_fork] = []
    private(set) var steps: [ek_fork_node] = []
    private(set) var values: [Double] = []
    /// Bounds on ranks, less 128.
    private(set) var bounds: [Int8] = []
    /// For each subject the columns of ranks of its features.
    let columnsOfSubject: [[Int]]
    private var conditions: [Condition] = []
    /// For each subject which columns are its own.
    private let isOwnColumn: [[Bool]]

    /// A split as the kernel asks it.
    private struct Condition {
        let column: Int
        let bounds: Range<Int>
        let isInverted: Bool
    }

    /// One tree while its forks are found.
    private struct Tree {
        let program: MaskProgram
        /// The number of the inner node in each slot; -1 for leaves.
        var numbers: [Int]
        /// The inner nodes, parents first: the reverse of the order in which the kernel takes them.
        var inner: [MaskProgram.Step] { program.steps }

        /// Whether the slot holds a leaf.
        func isLeaf(_ slot: Int) -> Bool { numbers[slot] < 0 }
    }

    /// The forks of `ensemble` for sets of its features.
    ///
    /// - Complexity: O(nodes x subjects x depth).
    init<Element>(_ ensemble: TreeEnsemble, plan: RankPlan<Element>, subjects: [Set<Int>]) {
        columnsOfSubject = subjects.map { features in
            plan.columns.indices.filter { features.contains(plan.columns[$0].identity.feature) }
        }
        isOwnColumn = columnsOfSubject.map { own in
            var isOwn = [Bool](repeating: false, count: plan.columns.count)
            for column in own { isOwn[column] = true }
            return isOwn
        }
        for question in plan.questions {
            let first = bounds.count
            bounds += question.bounds.map { Int8(truncatingIfNeeded: $0 - 128) }
            // "Below the bound" is true where the bound is not reached, so every bound turns the parity around.
            let isEven = question.bounds.count % 2 == 0
            conditions.append(
                Condition(
                    column: question.column,
                    bounds: first..<bounds.count,
                    isInverted: question.inverted != isEven
                )
            )
        }
        for tree in ensemble.trees {
            append(MaskProgram(nodes: ensemble.nodes, root: tree.root, nodeCount: tree.nodeCount), ensemble)
        }
    }

    private mutating func append(_ program: MaskProgram, _ ensemble: TreeEnsemble) {
        let count = program.steps.count
        var tree = Tree(program: program, numbers: [Int](repeating: -1, count: program.slotCount))
        for (place, step) in program.steps.enumerated() { tree.numbers[step.slot] = count - 1 - place }
        let first = (node: nodes.count, fork: forks.count, value: values.count)
        for step in program.steps.reversed() {
            nodes.append(node(step, of: tree, changing: nil, steps: [:]))
        }
        for leaf in program.leaves { values += ensemble.nodes.values(ofLeaf: leaf) }
        let levels = levels(of: tree)
        var found: [(level: Int, subject: Int, place: Int)] = []
        for subject in columnsOfSubject.indices {
            for place in firstNodes(of: tree, asking: subject) {
                found.append((levels[program.steps[place].slot], subject, place))
            }
        }
        for fork in found.sorted(by: { ($0.level, $0.subject, $0.place) < ($1.level, $1.subject, $1.place) })
        {
            append(fork.place, level: fork.level, subject: fork.subject, of: tree)
        }
        trees.append(
            ek_fork_tree(
                first_node: Int32(first.node),
                node_count: Int32(count),
                first_fork: Int32(first.fork),
                fork_count: Int32(forks.count - first.fork),
                first_value: Int32(first.value)
            )
        )
    }

    private func asks(_ step: MaskProgram.Step, subject: Int) -> Bool {
        isOwnColumn[subject][conditions[step.split].column]
    }

    /// How many nodes lie above each slot.
    private func levels(of tree: Tree) -> [Int] {
        var levels = [Int](repeating: 0, count: tree.program.slotCount)
        for step in tree.inner {
            levels[step.slot + 1] = levels[step.slot] + 1
            levels[step.right] = levels[step.slot] + 1
        }
        return levels
    }

    /// The places among the inner nodes of those that ask about a subject and have nobody above them who does.
    private func firstNodes(of tree: Tree, asking subject: Int) -> [Int] {
        var isBelow = [Bool](repeating: false, count: tree.program.slotCount)
        var places: [Int] = []
        for (place, step) in tree.inner.enumerated() {
            let asks = asks(step, subject: subject)
            if asks, !isBelow[step.slot] { places.append(place) }
            isBelow[step.slot + 1] = asks || isBelow[step.slot]
            isBelow[step.right] = asks || isBelow[step.slot]
        }
        return places
    }

    /// Appends the fork at one node: the nodes under it whose answer a change can alter, children first.
    private mutating func append(_ place: Int, level: Int, subject: Int, of tree: Tree) {
        let root = tree.inner[place]
        var end = place + 1
        // The subtree of a node follows it: as long as slots lie before the end of its leaves.
        let lastLeaf = tree.program.lastLeaf(ofSlot: root.slot)
        while end < tree.inner.count, tree.program.firstLeaf(ofSlot: tree.inner[end].slot) <= lastLeaf {
            end += 1
        }
        var numbers: [Int: Int] = [:]
        let firstStep = steps.count
        for step in tree.inner[place..<end].reversed() {
            let isAltered =
                asks(step, subject: subject) || numbers[step.slot + 1] != nil || numbers[step.right] != nil
            guard isAltered else { continue }
            steps.append(node(step, of: tree, changing: subject, steps: numbers))
            numbers[step.slot] = steps.count - 1 - firstStep
        }
        forks.append(
            ek_fork(
                subject: Int32(subject),
                level: Int32(level),
                first_step: Int32(firstStep),
                step_count: Int32(steps.count - firstStep),
                first_leaf: UInt8(tree.program.firstLeaf(ofSlot: root.slot)),
                last_leaf: UInt8(lastLeaf)
            )
        )
    }

    /// Where the kernel keeps the leaves under nodes and steps: `EK_FORK_NODE` and `EK_FORK_STEP`.
    private static let firstNode = 256 * 32
    private static let firstStep = firstNode + 256 * Int(EK_FORK_PEOPLE)

    /// A node as the kernel reads it; one of a fork where a subject changes.
    private func node(
        _ step: MaskProgram.Step,
        of tree: Tree,
        changing subject: Int?,
        steps: [Int: Int]
    ) -> ek_fork_node {
        let condition = conditions[step.split]
        let place = subject.flatMap { columnsOfSubject[$0].firstIndex(of: condition.column) }
        let people = Int(EK_FORK_PEOPLE)
        func child(_ slot: Int) -> (address: Int, stride: UInt8) {
            if let number = steps[slot] { return (Self.firstStep + number * people, 32) }
            if tree.isLeaf(slot) { return (tree.program.firstLeaf(ofSlot: slot) * 32, 0) }
            return (Self.firstNode + tree.numbers[slot] * people, 32)
        }
        // One bound is compared at once; its answer turned around is that of exchanged children.
        let isPlain = condition.bounds.count == 1
        let isExchanged = isPlain && condition.isInverted
        let left = child(isExchanged ? step.right : step.slot + 1)
        let right = child(isExchanged ? step.slot + 1 : step.right)
        return ek_fork_node(
            left: Int32(left.address),
            right: Int32(right.address),
            first_bound: Int32(condition.bounds.lowerBound),
            column: UInt16(place ?? condition.column),
            bound_count: UInt8(condition.bounds.count),
            bound: isPlain ? bounds[condition.bounds.lowerBound] : 0,
            left_stride: left.stride,
            right_stride: right.stride,
            after: place != nil,
            inverted: condition.isInverted
        )
    }
}
