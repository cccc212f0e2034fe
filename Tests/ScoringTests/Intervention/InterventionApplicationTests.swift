import Scoring
import Testing

@Suite("Interventions on people")
struct InterventionApplicationTests {
    let schema: Schema
    let rows = [InterventionSchema.woman, InterventionSchema.boy, InterventionSchema.ageless]

    init() throws { schema = try InterventionSchema.make() }

    /// What each intervention does to the woman, the boy and the man of unknown age, worked by hand from the rules.
    ///
    /// Features that change and their new values (the rest stays), or why it is not legal.
    static let cases: [(text: String, expected: [Outcome])] = [
        (
            "sex = man",
            [.changed(["sex": 0, "care": 0]), .refused(.unchanged), .refused(.unchanged)]
        ),
        ("sex = woman", [.refused(.unchanged), .changed(["sex": 1]), .changed(["sex": 1])]),
        ("care = yes", [.refused(.unchanged), .refused(.inconsistent), .refused(.inconsistent)]),
        ("care flip", [.changed(["care": 0]), .refused(.inconsistent), .refused(.inconsistent)]),
        (
            "sex = woman, care = yes",
            [.refused(.unchanged), .changed(["sex": 1, "care": 1]), .changed(["sex": 1, "care": 1])]
        ),
        (
            "couple = yes",
            [
                .changed(["single": 0, "couple": 1]), .refused(.unchanged),
                .changed(["other_household": 0, "couple": 1]),
            ]
        ),
        (
            "couple flip",
            [
                .changed(["single": 0, "couple": 1]), .refused(.inconsistent),
                .changed(["other_household": 0, "couple": 1]),
            ]
        ),
        ("single = no", [.refused(.inconsistent), .refused(.unchanged), .refused(.unchanged)]),
        (
            "temporary flip",
            [
                .changed(["temporary": 0]), .changed(["temporary": 1]),
                .changed(["temporary": 1, "permanent": 0]),
            ]
        ),
        (
            "education up",
            [.changed(["education": 2]), .changed(["education": 1]), .refused(.outOfRange)]
        ),
        (
            "education down 2",
            [.refused(.outOfRange), .refused(.outOfRange), .changed(["education": 0])]
        ),
        ("age + 41", [.refused(.outOfRange), .changed(["age": 58]), .refused(.missing)]),
        ("age - 13", [.refused(.inconsistent), .refused(.outOfRange), .refused(.missing)]),
        ("age = 20", [.changed(["age": 20]), .changed(["age": 20]), .changed(["age": 20])]),
        ("children = 2", [.changed(["children": 2]), .refused(.inconsistent), .refused(.inconsistent)]),
        (
            "age = 20, children = 2",
            [
                .changed(["age": 20, "children": 2]), .changed(["age": 20, "children": 2]),
                .changed(["age": 20, "children": 2]),
            ]
        ),
        (
            "months + 48",
            [.changed(["months": 60]), .refused(.inconsistent), .changed(["months": 48])]
        ),
        ("months + 48.5", [.refused(.inconsistent), .refused(.inconsistent), .changed(["months": 48.5])]),
    ]

    enum Outcome: Sendable {
        case changed([String: Double])
        case refused(ChangeStatus)
    }

    @Test("changes, repairs and refusals are those worked by hand", arguments: cases)
    func handWorked(text: String, expected: [Outcome]) throws {
        for precision in Precision.allCases {
            let people = try InterventionSchema.people(rows, precision: precision)
            let intervention = try Intervention(parsing: text, schema: schema)
            let result = try intervention.apply(to: people, schema: schema)
            for (person, outcome) in expected.enumerated() {
                var row = rows[person]
                switch outcome {
                case .refused(let status): #expect(result.statuses[person] == status)
                case .changed(let values):
                    #expect(result.statuses[person] == .changed)
                    for (name, value) in values { row[try schema.requireIndex(of: name)] = value }
                }
                // NaN compares as itself through its description.
                #expect(result.people.row(person).description == row.description, "\(text), person \(person)")
            }
        }
    }

    @Test("only changed columns are named, and the counts add up")
    func changedColumnsAndCounts() throws {
        let people = try InterventionSchema.people(rows)
        let toMan = try Intervention(parsing: "sex = man", schema: schema).apply(to: people, schema: schema)
        #expect(toMan.changedFeatures == [0, 1])
        #expect(toMan.counts.changed == 1 && toMan.counts.unchanged == 2 && toMan.counts.legal == 3)
        let older = try Intervention(parsing: "age + 41", schema: schema).apply(to: people, schema: schema)
        #expect(older.changedFeatures == [8])
        #expect(older.counts.outOfRange == 1 && older.counts.missing == 1 && older.counts.illegal == 1)
        #expect(older.counts.total == 3)
        let nobody = try Intervention(parsing: "single = no", schema: schema)
            .apply(to: people, schema: schema)
        #expect(nobody.changedFeatures.isEmpty)
    }

    @Test("zero people stay zero people")
    func nobody() throws {
        let people = try InterventionSchema.people([])
        for intervention in Intervention.singleChanges(of: schema) {
            let result = try intervention.apply(to: people, schema: schema)
            #expect(result.people.count == 0 && result.statuses.isEmpty && result.changedFeatures.isEmpty)
        }
    }

    @Test("a block of people changes as its people one by one do")
    func blockEqualsSingles() throws {
        let people = try InterventionSchema.people(rows)
        for intervention in Intervention.singleChanges(of: schema) {
            let plan = try InterventionPlan(intervention, schema: schema)
            let whole = try plan.apply(to: people)
            for person in rows.indices {
                let single = try plan.apply(to: people.slice(person..<(person + 1)))
                #expect(single.statuses == [whole.statuses[person]], "\(intervention.name)")
                #expect(single.people.row(0).description == whole.people.row(person).description)
            }
        }
    }

    @Test("flipping twice gives the same person, where no rule repaired another feature")
    func flipTwice() throws {
        let people = try InterventionSchema.people(rows)
        for name in ["care", "single", "couple", "other_household", "temporary", "permanent"] {
            let plan = try InterventionPlan(
                try Intervention(parsing: "\(name) flip", schema: schema),
                schema: schema
            )
            let once = try plan.apply(to: people)
            let twice = try plan.apply(to: once.people)
            for person in rows.indices where once.statuses[person].isLegal && once.changedFeatures.count == 1
            {
                guard twice.statuses[person].isLegal else { continue }
                #expect(twice.people.row(person).description == people.row(person).description)
            }
        }
    }

    @Test("people with another number of features are an error")
    func wrongPeople() throws {
        let people = try InterventionSchema.people(rows).selecting([0, 1])
        let plan = try InterventionPlan(Intervention(parsing: "sex = man", schema: schema), schema: schema)
        #expect(throws: ScoringError.wrongCount(what: "features", expected: 12, actual: 2)) {
            try plan.apply(to: people)
        }
    }
}
