/// The boxes of a search: a tree of splits, and the open boxes in the order of their cost.
struct BoxTree<Oracle: MarginOracle> {
    /// One box.
    struct Node {
        let box: RecourseBox
        let cost: Double
        /// What every combination that gets below the goal costs at least.
        let price: Double
        /// What proves that; nil where it is the cost of the cheapest combination.
        let proof: CostBound?
        /// Whether the cheapest combination has been tried already, as that of the box it was split from.
        let isCornerKnown: Bool
        /// What became of it; nil while it is open.
        var step: RecourseCertificate.Step?
        /// Its parts, where it was split.
        var parts: (Int, Int)?
    }

    private let problem: RecourseProblem
    /// What is known of the model.
    var oracle: Oracle
    /// All boxes, the whole first.
    private(set) var boxes: [Node] = []
    private var open = CostHeap()
    /// A bound this far above the goal closes a box whatever way sums are rounded.
    private let closingBound: Double

    /// The whole of a person's choices.
    init(problem: RecourseProblem, oracle: Oracle) {
        self.problem = problem
        self.oracle = oracle
        closingBound = oracle.goal + max(abs(oracle.goal), 1) * 1e-11
        append(RecourseBox(problem), isCornerKnown: false)
    }

    /// The least price of an open box; nil where none is open.
    var leastPrice: Double? { open.first }

    /// How many boxes there are.
    var count: Int { boxes.count }

    /// The cheapest open box.
    mutating func next() -> Int? { open.pop() }

    /// Closes a box for a reason.
    mutating func close(_ box: Int, _ step: RecourseCertificate.Step) { boxes[box].step = step }

    /// Splits a box whose cheapest combination is no answer.
    ///
    /// Where the cheapest options of a choice cannot lead anywhere, whatever the others are, they are split off: that
    /// raises the cost of what is left. Otherwise the cheapest option of the choice that leads least far is.
    mutating func split(_ number: Int) {
        let box = boxes[number].box
        if let (choice, position) = towardsRelaxed(boxes[number]) {
            return split(number, choice: choice, at: position)
        }
        var best: (choice: Int, position: Int, gain: Double)?
        var weakest: (choice: Int, bound: Double)?
        for choice in box.first.indices where box.options(choice).count > 1 {
            let options = box.options(choice)
            let bound = oracle.bound(box.before(options.lowerBound + 1, of: choice))
            if bound < closingBound {
                if bound > weakest?.bound ?? -.infinity || weakest == nil { weakest = (choice, bound) }
                continue
            }
            // The longest run of cheapest options that is closed; longer runs have lower bounds.
            var low = options.lowerBound + 1
            var high = options.upperBound
            while high - low > 1 {
                let middle = (low + high) / 2
                if oracle.bound(box.before(middle, of: choice)) >= closingBound {
                    low = middle
                } else {
                    high = middle
                }
            }
            let costs = problem.choices[choice].options
            let gain = costs[low].cost - costs[options.lowerBound].cost
            if best.map({ gain > $0.gain }) ?? true { best = (choice, low, gain) }
        }
        let choice: Int
        let position: Int
        if let best {
            (choice, position) = (best.choice, best.position)
        } else if let weakest {
            (choice, position) = (weakest.choice, box.first[weakest.choice] + 1)
        } else {
            preconditionFailure("a box of one combination was split")
        }
        split(number, choice: choice, at: position)
    }

    /// Where a box is split so that its dearer part begins at the relaxed answer: on the choice that this makes dearest, else where the option
    /// that is mixed of two first gets below the goal.
    private mutating func towardsRelaxed(_ node: Node) -> (choice: Int, position: Int)? {
        guard let proof = node.proof, let shares = oracle.shares(node.box) else { return nil }
        let box = node.box
        var best: (choice: Int, gain: Double)?
        for choice in box.first.indices where proof.cheaper[choice] > box.first[choice] {
            let options = problem.choices[choice].options
            let gain = options[proof.cheaper[choice]].cost - options[box.first[choice]].cost
            if best.map({ gain > $0.gain }) ?? true { best = (choice, gain) }
        }
        if let best { return (best.choice, proof.cheaper[best.choice]) }
        guard let mixed = box.first.indices.first(where: { proof.lower[$0] > box.first[$0] }) else {
            return nil
        }
        var others = shares.constant
        for choice in box.first.indices where choice != mixed {
            others += shares.single[choice][box.first[choice]]
        }
        let position = ((box.first[mixed] + 1)...proof.lower[mixed]).first {
            others + shares.single[mixed][$0] < oracle.goal
        }
        return (mixed, position ?? proof.lower[mixed])
    }

    private mutating func split(_ number: Int, choice: Int, at position: Int) {
        let box = boxes[number].box
        boxes[number].step = .split(choice: choice, at: position)
        let first = append(box.before(position, of: choice), isCornerKnown: true)
        let second = append(box.from(position, of: choice), isCornerKnown: false)
        boxes[number].parts = (first, second)
    }

    /// Appends a box, closed by its bound or open; returns its number.
    @discardableResult
    private mutating func append(_ box: RecourseBox, isCornerKnown: Bool) -> Int {
        let number = boxes.count
        let bound = oracle.bound(box)
        let cost = problem.cost(box.first)
        var proof: CostBound?
        let isClosed = bound >= closingBound
        if !isClosed, !box.isSingle, let shares = oracle.shares(box) {
            proof = CostBound(problem, box: box, shares: shares, goal: closingBound)
        }
        let price = max(cost, proof?.cost ?? 0)
        // A box of one combination that has been tried keeps the reason why it is no answer.
        let isTried = isCornerKnown && box.isSingle
        boxes.append(
            Node(
                box: box,
                cost: cost,
                price: price,
                proof: proof,
                isCornerKnown: isCornerKnown && !isTried,
                step: isClosed ? .bounded(bound) : nil
            )
        )
        if !isClosed { open.push(number, cost: price) }
        return number
    }

    /// The walk over the boxes in preorder; those still open are dearer than the answer.
    func steps(dearerThan cost: Double?) -> [RecourseCertificate.Step] {
        var steps: [RecourseCertificate.Step] = []
        var pending = [0]
        while let number = pending.popLast() {
            let node = boxes[number]
            steps.append(node.step ?? closing(node, dearerThan: cost ?? .infinity))
            if let (first, second) = node.parts { pending += [second, first] }
        }
        return steps
    }

    /// Why an open box holds nothing cheaper.
    private func closing(_ node: Node, dearerThan cost: Double) -> RecourseCertificate.Step {
        guard node.cost < cost, let proof = node.proof else { return .dearer(node.cost) }
        return .priced(multiplier: proof.multiplier, proof.cost)
    }
}
