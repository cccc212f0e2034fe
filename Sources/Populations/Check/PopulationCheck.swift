import Scoring

/// Whether the people that a specification makes are what it says: published against generated, and the rules.
///
/// Takes blocks of people in any order; two checks of different people merge.
package struct PopulationCheck: Sendable {
    private struct Moments: Sendable {
        var count = 0
        /// Sums of the values less the margin's own, which keeps their squares accurate.
        var sum = 0.0
        var squares = 0.0
    }

    private let population: Population
    private let outcomes: [OutcomeRequest]
    private var moments: [Moments]
    private var violations: [Int]
    private var firstPeople: [Int?]
    /// People looked at.
    package private(set) var count = 0

    /// A check that has seen nobody.
    package init(_ population: Population) {
        self.population = population
        var requests: [OutcomeRequest] = []
        for margin in population.margins {
            guard case .outcome(let name, let source) = margin.quantity else { continue }
            let request = OutcomeRequest(name: name, source: source)
            if !requests.contains(request) { requests.append(request) }
        }
        outcomes = requests
        moments = [Moments](repeating: Moments(), count: population.margins.count)
        violations = [Int](repeating: 0, count: population.schema.consistency.count)
        firstPeople = [Int?](repeating: nil, count: population.schema.consistency.count)
    }

    /// Makes the people of `range` and looks at them.
    ///
    /// - Throws: as `Population.people`.
    /// - Complexity: O(people x (features + margins + rules)).
    package mutating func add(_ range: Range<Int>, seed: UInt64) throws(PopulationError) {
        let sample = try population.complete(range, seed: seed, outcomes: outcomes)
        for (index, margin) in population.margins.enumerated() { add(margin, index, sample) }
        for (index, rule) in population.schema.consistency.enumerated() {
            let broken = rule.violations(in: sample.people)
            violations[index] += broken.count
            if let first = broken.first {
                firstPeople[index] = min(firstPeople[index] ?? .max, range.lowerBound + first)
            }
        }
        count += range.count
    }

    /// Takes over what another check of the same population saw.
    package mutating func merge(_ other: PopulationCheck) {
        for index in moments.indices {
            moments[index].count += other.moments[index].count
            moments[index].sum += other.moments[index].sum
            moments[index].squares += other.moments[index].squares
        }
        for index in violations.indices {
            violations[index] += other.violations[index]
            if let first = other.firstPeople[index] {
                firstPeople[index] = min(firstPeople[index] ?? .max, first)
            }
        }
        count += other.count
    }

    /// Every margin beside what was generated.
    package var margins: [MarginResult] {
        zip(population.margins, moments).map { margin, moment in
            let n = Double(moment.count)
            let mean = moment.count > 0 ? moment.sum / n : nil
            var error: Double?
            if let mean, moment.count > 1 {
                let variance = max(0, moment.squares / n - mean * mean) * n / (n - 1)
                error = (variance / n).squareRoot()
            }
            return MarginResult(
                margin: margin,
                people: moment.count,
                generated: mean.map { $0 + margin.value },
                standardError: error
            )
        }
    }

    /// Every consistency rule and how many people break it.
    package var rules: [RuleResult] {
        population.schema.consistency.indices.map { index in
            RuleResult(
                rule: population.schema.consistency[index],
                violations: violations[index],
                firstPerson: firstPeople[index]
            )
        }
    }

    /// Whether every margin is within its tolerance and nobody breaks a rule.
    package var holds: Bool { margins.allSatisfy(\.holds) && violations.allSatisfy { $0 == 0 } }

    private mutating func add(_ margin: Margin, _ index: Int, _ sample: PopulationSample) {
        let people = sample.people
        let counted = margin.condition?.values(over: people)
        var values: [Double]
        switch margin.quantity {
        case .share(let expression):
            values = expression.values(over: people)
            for person in values.indices { values[person] = values[person] < 0 || values[person] > 0 ? 1 : 0 }
        case .mean(let expression):
            values = expression.values(over: people)
        case .outcome(let name, let source):
            let index = outcomes.firstIndex(of: OutcomeRequest(name: name, source: source))
            values =
                index.map {
                    source == .selected ? sample.outcomes[$0].labels : sample.outcomes[$0].probabilities
                } ?? []
        }
        var moment = moments[index]
        for (person, value) in values.enumerated() where !value.isNaN {
            if let counted, !(counted[person] < 0 || counted[person] > 0) { continue }
            let difference = value - margin.value
            moment.count += 1
            moment.sum += difference
            moment.squares += difference * difference
        }
        moments[index] = moment
    }
}
