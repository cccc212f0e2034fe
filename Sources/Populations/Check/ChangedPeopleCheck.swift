package import Scoring

/// Whether the people of a specification still obey every rule after one feature of theirs was changed.
///
/// Every person meets one of the single changes that the schema knows (`Intervention.singleChanges(of:)`): the changes take
/// turns over runs of `turn` people by number, so that what is found does not depend on how the people were divided. People
/// whom a change leaves as they are, because it is illegal for them, are looked at all the same. Checks of different people
/// merge.
package struct ChangedPeopleCheck: Sendable {
    /// A rule that a changed person breaks: who, and after which change.
    package struct Example: Equatable, Sendable {
        /// The number of the person.
        package let person: Int
        /// The name of the change.
        package let change: String
    }

    /// People in a row who meet the same change.
    private static let turn = 64

    private let population: Population
    private let plans: [InterventionPlan]
    /// What the changes came to.
    package private(set) var counts = ChangeCounts()
    /// People who break each rule, in the order of the schema.
    package private(set) var violations: [Int]
    /// For each rule, the person of the lowest number who breaks it; nil where nobody does.
    package private(set) var examples: [Example?]

    /// A check that has seen nobody.
    ///
    /// - Throws: what `Intervention.check(against:)` throws.
    package init(_ population: Population) throws(ScoringError) {
        self.population = population
        var plans: [InterventionPlan] = []
        for change in Intervention.singleChanges(of: population.schema) {
            plans.append(try InterventionPlan(change, schema: population.schema))
        }
        self.plans = plans
        violations = [Int](repeating: 0, count: population.schema.consistency.count)
        examples = [Example?](repeating: nil, count: population.schema.consistency.count)
    }

    /// How many changes take turns.
    package var changeCount: Int { plans.count }

    /// Whether nobody breaks a rule.
    package var holds: Bool { violations.allSatisfy { $0 == 0 } }

    /// Makes the people of `range`, changes them and looks at them.
    ///
    /// - Throws: as `Population.people`; `ScoringError` where a change cannot be applied.
    /// - Complexity: O(people x (features + rules)).
    package mutating func add(_ range: Range<Int>, seed: UInt64) throws {
        guard !plans.isEmpty else { return }
        let people = try population.people(range, seed: seed)
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, (start / Self.turn + 1) * Self.turn)
            let plan = plans[start / Self.turn % plans.count]
            let part = people.slice((start - range.lowerBound)..<(end - range.lowerBound))
            let changed = try plan.apply(to: part)
            counts.merge(changed.counts)
            for (index, rule) in population.schema.consistency.enumerated() {
                let broken = rule.violations(in: changed.people)
                violations[index] += broken.count
                guard let first = broken.first, start + first < examples[index]?.person ?? .max else {
                    continue
                }
                examples[index] = Example(person: start + first, change: plan.intervention.name)
            }
            start = end
        }
    }

    /// Takes over what another check of the same population saw.
    package mutating func merge(_ other: ChangedPeopleCheck) {
        counts.merge(other.counts)
        for index in violations.indices {
            violations[index] += other.violations[index]
            guard let example = other.examples[index] else { continue }
            if example.person < examples[index]?.person ?? .max { examples[index] = example }
        }
    }
}
