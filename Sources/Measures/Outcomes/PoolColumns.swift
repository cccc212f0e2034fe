import Statistics

/// The columns of pooled people, and how they are filled from people who arrive by ascending score.
struct PoolColumns {
    var scores: [Double] = []
    var counts: [Double] = []
    var positiveWeights: [Double] = []
    /// Total weights and sums of squared weights; empty where every weight is 1.
    var weights: [Double] = []
    var squares: [Double] = []
    var positiveSquares: [Double] = []
    var totals: OutcomeTotals

    /// Pools sorted people who weigh 1 each.
    init(_ people: [PackedOutcome]) {
        var scores = [Double](repeating: 0, count: people.count)
        var counts = scores
        var positives = scores
        let poolCount = Self.pool(people, &scores, &counts, &positives)
        Self.cut(&scores, poolCount)
        Self.cut(&counts, poolCount)
        Self.cut(&positives, poolCount)
        let positiveTotal = positives.reduce(0, +)
        self.scores = scores
        self.counts = counts
        positiveWeights = positives
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
        var total = WeightSums()
        var positiveCount = 0
        for person in people {
            total.add(weight: person.weight, outcome: person.outcome)
            positiveCount += Int(person.outcome)
        }
        totals = total.totals(count: people.count, positiveCount: positiveCount)
        reserveCapacity(people.count)
        var start = 0
        while start < people.count {
            let person = people[start]
            var end = start + 1
            while end < people.count, people[end].score == person.score { end += 1 }
            if end == start + 1 {
                append(person)
            } else {
                append(pool: people[start..<end])
            }
            start = end
        }
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

    private mutating func append(_ person: WeightedOutcome) {
        let weight = person.weight
        let positive = Double(person.outcome)
        scores.append(person.score)
        counts.append(1)
        weights.append(weight)
        positiveWeights.append(weight * positive)
        squares.append(weight * weight)
        positiveSquares.append(weight * weight * positive)
    }

    private mutating func append(pool people: ArraySlice<WeightedOutcome>) {
        var sums = WeightSums()
        for person in people { sums.add(weight: person.weight, outcome: person.outcome) }
        append(score: people[people.startIndex].score, count: people.count, sums)
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

    private static func cut(_ column: inout [Double], _ count: Int) {
        column.removeLast(column.count - count)
    }
}
