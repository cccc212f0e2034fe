import Foundation
import Populations
import Scoring
import Testing

/// No person that a shipped population makes, and none that a single change of one feature makes of them, breaks a rule.
///
/// `ETALON_CONSISTENCY_PEOPLE=1000000 swift test --filter ChangedPeopleTests` looks at a million people of each population;
/// unless told, each change is made to a few.
@Suite struct ChangedPeopleTests {
    private static let people = ProcessInfo.processInfo.environment["ETALON_CONSISTENCY_PEOPLE"].flatMap(
        Int.init
    )

    @Test(arguments: PublishedMarginsTests.ids)
    func nobodyBreaksARule(id: String) throws {
        let population = try PublishedMarginsTests.population(id)
        let schema = population.schema
        let plans = try Intervention.singleChanges(of: schema).map {
            try InterventionPlan($0, schema: schema)
        }
        let wanted = max(Self.people ?? 0, plans.count * 8)
        // Blocks in turn to every change, so that each meets as many people as any other.
        let size = min(1000, max(8, wanted / plans.count))
        var counts = ChangeCounts()
        var first = 0
        while first < wanted || (first / size) % plans.count != 0 {
            let plan = plans[(first / size) % plans.count]
            let people = try population.people(first..<(first + size), seed: 11)
            let changed = try plan.apply(to: people)
            counts.merge(changed.counts)
            for rule in schema.consistency {
                let made = rule.violations(in: people)
                #expect(made.isEmpty, "\(rule.text(in: schema)): person \(first + (made.first ?? 0))")
                let after = rule.violations(in: changed.people)
                #expect(
                    after.isEmpty,
                    "\(rule.text(in: schema)): person \(first + (after.first ?? 0)) after \(plan.intervention.name)"
                )
            }
            first += size
        }
        // A test of nothing would pass as well.
        #expect(counts.changed > counts.total / 10)
        if Self.people != nil {
            print(
                "\(id): \(counts.total) people, \(plans.count) changes, \(counts.changed) changed, none breaks a rule"
            )
        }
    }
}
