import Statistics

/// The columns of pooled people, and how they are filled from people who arrive by ascending score.
struct PoolColumns {
    var scores: [Double] = []
    var counts: [Double] = []
    var positiveWeights: [Double] = []
    /// Total weights; empty where every weight is 1.
    var weights: [Double] = []
    /// Sums of squared weights; empty where every weight is 1, and where every pool is one person.
    var squares: [Double] = []
    var positiveSquares: [Double] = []
    var totals: OutcomeTotals

    /// Pools sorted people who weigh 1 each.
    init(_ people: [PackedOutcome]) {
        var scores = [Double](repeating: 0, count: people.count)
        var counts = [Double](repeating: 0, count: people.count)
        var positives = [Double](repeating: 0, count: people.count)
        let poolCount = Self.pool(people, &scores, &counts, &positives)
        scores.removeLast(people.count - poolCount)
        counts.removeLast(people.count - poolCount)
        positives.removeLast(people.count - poolCount)
        let positiveTotal = positives.reduce(0, +)
        (self.scores, self.counts, positiveWeights) = (scores, counts, positives)
        totals = OutcomeTotals(
            count: people.count,
            positiveCount: Int(positiveTotal),
            weight: Double(people.count),
            positiveWeight: positiveTotal,
            squaredWeight: Double(people.count)
        )
    }

    /// Pools sorted people who weigh different things.
    init(_ people: [WeightedOutcome]) {
        var scores = [Double](repeating: 0, count: people.count)
        var counts = [Double](repeating: 0, count: people.count)
        var weights = [Double](repeating: 0, count: people.count)
        var positiveWeights = [Double](repeating: 0, count: people.count)
        let (poolCount, positiveCount) = Self.pool(
            people,
            &scores,
            &counts,
            &weights,
            &positiveWeights
        )
        let rest = people.count - poolCount
        scores.removeLast(rest)
        counts.removeLast(rest)
        weights.removeLast(rest)
        positiveWeights.removeLast(rest)
        (self.scores, self.counts) = (scores, counts)
        (self.weights, self.positiveWeights) = (weights, positiveWeights)
        if rest > 0 { (squares, positiveSquares) = Self.squares(people, counts) }
        // Summed over pools, the totals do not depend on the order of the people within a pool.
        totals = OutcomeTotals(
            count: people.count,
            positiveCount: positiveCount,
            weight: Self.sum(weights),
            positiveWeight: Self.sum(positiveWeights),
            squaredWeight: rest > 0 ? Self.sum(squares) : Self.sumOfSquares(weights)
        )
    }

    /// Sorts and pools rows that stand for several people each.
    init(counted rows: ScoredOutcomes) {
        let order = SortOrder(ascending: rows.scores).rows
        var everybody = WeightSums()
        var peopleCount = 0
        var positiveCount = 0
        for row in rows.scores.indices {
            let people = rows.people?[row] ?? 1
            let outcome = rows.outcomes[row]
            everybody.add(weight: rows.weights?[row] ?? 1, outcome: outcome, people: people)
            peopleCount += people
            positiveCount += outcome == 1 ? people : 0
        }
        totals = everybody.totals(count: peopleCount, positiveCount: positiveCount)
        var next = 0
        while next < order.count {
            let score = rows.scores[Int(order[next])]
            var sums = WeightSums()
            var count = 0
            while next < order.count, rows.scores[Int(order[next])] == score {
                let row = Int(order[next])
                let people = rows.people?[row] ?? 1
                sums.add(weight: rows.weights?[row] ?? 1, outcome: rows.outcomes[row], people: people)
                count += people
                next += 1
            }
            append(score: score + 0, count: count, sums)
        }
    }

    /// No pool yet, with the totals of everybody who will be in one.
    init(totals: OutcomeTotals, capacity: Int) {
        self.totals = totals
        reserveCapacity(capacity)
    }

    /// Appends one pool whose sums are known.
    mutating func append(score: Double, count: Int, _ sums: WeightSums) {
        scores.append(score)
        counts.append(Double(count))
        weights.append(sums.weight.value)
        positiveWeights.append(sums.positiveWeight.value)
        squares.append(sums.squareTotal)
        positiveSquares.append(sums.positiveSquareTotal)
    }

    /// Fills columns with room for everybody; returns how many pools and how many positives there are.
    private static func pool(
        _ people: [WeightedOutcome],
        _ scores: inout [Double],
        _ counts: inout [Double],
        _ weights: inout [Double],
        _ positiveWeights: inout [Double]
    ) -> (pools: Int, positives: Int) {
        var scores = scores.mutableSpan
        var counts = counts.mutableSpan
        var weights = weights.mutableSpan
        var positiveWeights = positiveWeights.mutableSpan
        let people = people.span
        var pool = 0
        var positiveCount = 0
        var start = 0
        while start < people.count {
            let person = people[start]
            var end = start &+ 1
            while end < people.count, people[end].score == person.score { end &+= 1 }
            scores[pool] = person.score
            counts[pool] = Double(end &- start)
            if end == start &+ 1 {
                let weight = person.weight
                let outcome = Double(person.outcome)
                weights[pool] = weight
                positiveWeights[pool] = weight * outcome
                positiveCount &+= Int(person.outcome)
            } else {
                var sums = WeightSums()
                for index in start..<end {
                    sums.add(weight: people[index].weight, outcome: people[index].outcome)
                    positiveCount &+= Int(people[index].outcome)
                }
                weights[pool] = sums.weight.value
                positiveWeights[pool] = sums.positiveWeight.value
            }
            pool &+= 1
            start = end
        }
        return (pool, positiveCount)
    }

    /// Sums of squared weights of pools of so many people each, of all and of those with outcome 1.
    private static func squares(_ people: [WeightedOutcome], _ counts: [Double]) -> ([Double], [Double]) {
        var all = [Double](repeating: 0, count: counts.count)
        var positive = [Double](repeating: 0, count: counts.count)
        var start = 0
        for (pool, count) in counts.enumerated() {
            let end = start + Int(count)
            if count == 1 {
                let weight = people[start].weight
                all[pool] = weight * weight
                positive[pool] = weight * weight * Double(people[start].outcome)
            } else {
                var sums = WeightSums()
                for person in people[start..<end] { sums.add(weight: person.weight, outcome: person.outcome) }
                all[pool] = sums.squareTotal
                positive[pool] = sums.positiveSquareTotal
            }
            start = end
        }
        return (all, positive)
    }

    private static func sumOfSquares(_ column: [Double]) -> Double {
        var sum = CompensatedLanes()
        let column = column.span
        var index = 0
        while index < column.count {
            let lanes = column.lanes(from: index, padding: 0)
            sum.add(lanes * lanes)
            index += 4
        }
        return sum.value
    }

    private static func sum(_ column: [Double]) -> Double {
        var sum = CompensatedLanes()
        let column = column.span
        var index = 0
        while index < column.count {
            sum.add(column.lanes(from: index, padding: 0))
            index += 4
        }
        return sum.value
    }

    private mutating func reserveCapacity(_ capacity: Int) {
        scores.reserveCapacity(capacity)
        counts.reserveCapacity(capacity)
        weights.reserveCapacity(capacity)
        positiveWeights.reserveCapacity(capacity)
        squares.reserveCapacity(capacity)
        positiveSquares.reserveCapacity(capacity)
    }

    /// Fills three columns with room for everybody; returns how many pools there are.
    private static func pool(
        _ people: [PackedOutcome],
        _ scores: inout [Double],
        _ counts: inout [Double],
        _ positives: inout [Double]
    ) -> Int {
        guard let first = people.first else { return 0 }
        var scores = scores.mutableSpan
        var counts = counts.mutableSpan
        var positives = positives.mutableSpan
        let people = people.span
        var bits = first.scoreBits
        var count = 0.0
        var positive = 0.0
        var pool = 0
        for index in people.indices {
            let person = people[index]
            if person.scoreBits != bits {
                scores[pool] = Double(bitPattern: bits)
                counts[pool] = count
                positives[pool] = positive
                pool &+= 1
                bits = person.scoreBits
                count = 0
                positive = 0
            }
            count += 1
            positive += person.outcome
        }
        scores[pool] = Double(bitPattern: bits)
        counts[pool] = count
        positives[pool] = positive
        return pool + 1
    }
}
