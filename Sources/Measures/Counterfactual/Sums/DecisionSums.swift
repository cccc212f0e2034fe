import Statistics

/// Decisions before and after, as a table of counts and of weights.
struct DecisionSums: Sendable {
    /// Number of possible decisions.
    let levels: Int
    /// People by decision before (slow index) and after.
    private(set) var counts: [Int]
    private var weights: [FixedPointSum]
    private var squaredWeight = FixedPointSum()
    /// People whose score before is near a cut, and those of them whose decision changes.
    private(set) var near = 0
    private(set) var nearChanged = 0

    /// Nobody yet.
    init(levels: Int, isWeighted: Bool) {
        self.levels = levels
        counts = [Int](repeating: 0, count: levels * levels)
        weights = isWeighted ? [FixedPointSum](repeating: FixedPointSum(), count: levels * levels) : []
    }

    /// Counts one person.
    @inline(__always)
    mutating func add(before: Int, after: Int, isNear: Bool, weight: Double) {
        let cell = before * levels + after
        counts[cell] += 1
        if isNear {
            near += 1
            if before != after { nearChanged += 1 }
        }
        guard !weights.isEmpty, weight < 0x1p19 else { return }
        weights[cell].add(weight)
        squaredWeight.add(weight * weight)
    }

    /// Counts people without weights, by decision before and after, those near a cut behind all others.
    mutating func add(moves: [Int]) {
        let cells = levels * levels
        for cell in 0..<cells {
            let (far, close) = (moves[cell], moves[cells + cell])
            counts[cell] += far + close
            near += close
            if cell / levels != cell % levels { nearChanged += close }
        }
    }

    /// Adds what others have counted.
    mutating func merge(_ other: DecisionSums) {
        for cell in counts.indices { counts[cell] += other.counts[cell] }
        for cell in weights.indices { weights[cell].merge(other.weights[cell]) }
        squaredWeight.merge(other.squaredWeight)
        near += other.near
        nearChanged += other.nearChanged
    }

    /// The estimates.
    func estimate(level: Double) -> DecisionChange {
        let count = counts.reduce(0, +)
        let cellWeights = weights.isEmpty ? counts.map { Double($0) } : weights.map(\.value)
        let total = cellWeights.reduce(0, +)
        let effective = weights.isEmpty ? total : total * total / squaredWeight.value
        func rate(_ isCounted: (Int, Int) -> Bool) -> Estimate {
            guard count > 0, total > 0 else { return .undefined(because: .noPeople, count: count) }
            var share = 0.0
            for before in 0..<levels {
                for after in 0..<levels where isCounted(before, after) {
                    share += cellWeights[before * levels + after]
                }
            }
            return .share(min(1, share / total), effectiveTrials: effective, count: count, level: level)
        }
        func rows(_ cells: [Double]) -> [[Double]] {
            (0..<levels).map { Array(cells[($0 * levels)..<(($0 + 1) * levels)]) }
        }
        return DecisionChange(
            transitions: (0..<levels).map { Array(counts[($0 * levels)..<(($0 + 1) * levels)]) },
            weightedTransitions: weights.isEmpty ? nil : rows(cellWeights),
            changed: rate { $0 != $1 },
            up: rate { $0 < $1 },
            down: rate { $0 > $1 },
            twoSteps: rate { abs($0 - $1) > 1 },
            near: near,
            nearChanged: nearChanged,
            nearRate: near == 0
                ? .undefined(because: .emptyDenominator(of: "person near a cut"), count: 0)
                : .share(
                    Double(nearChanged) / Double(near),
                    effectiveTrials: Double(near),
                    count: near,
                    level: level
                ),
            pairs: count == 0 ? [] : (1..<levels).map { pair(reaching: $0, level: level) }
        )
    }

    /// Everybody by whether they reach a decision before, and after.
    private func pair(reaching decision: Int, level: Double) -> PairedDecision {
        var cells = [0, 0, 0, 0]
        for before in 0..<levels {
            for after in 0..<levels {
                let cell = (before >= decision ? 2 : 0) + (after >= decision ? 1 : 0)
                cells[cell] += counts[before * levels + after]
            }
        }
        // The difference is after less before, so "first" is after.
        let table = PairedProportions(
            both: cells[3],
            firstOnly: cells[1],
            secondOnly: cells[2],
            neither: cells[0]
        )
        return PairedDecision(
            decision: decision,
            both: cells[3],
            beforeOnly: cells[2],
            afterOnly: cells[1],
            neither: cells[0],
            difference: table.difference(level: level),
            mcNemarExactP: table.mcNemarExactP
        )
    }
}
