import Scoring
import Testing

@Suite("Interventions as text")
struct InterventionTextTests {
    let schema: Schema

    init() throws { schema = try InterventionSchema.make() }

    @Test("every single change is read back from its name")
    func namesAreTexts() throws {
        let changes = Intervention.singleChanges(of: schema)
        for change in changes {
            #expect(try Intervention(parsing: change.name, schema: schema) == change)
        }
        #expect(Set(changes.map(\.name)).count == changes.count)
        // sex 2 levels; six binary features of 3 changes; education 3 levels and 2 steps; age, children, months twice.
        #expect(changes.count == 2 + 6 * 3 + 5 + 2 * 4)
    }

    @Test("the changes of each kind of feature")
    func singleChanges() throws {
        func names(_ feature: String) throws -> [String] {
            Intervention.singleChanges(ofFeature: try schema.requireIndex(of: feature), in: schema).map(
                \.name
            )
        }
        #expect(try names("sex") == ["sex = man", "sex = woman"])
        #expect(try names("care") == ["care flip", "care = no", "care = yes"])
        #expect(
            try names("education") == [
                "education = none", "education = bac", "education = bac+2", "education up 1",
                "education down 1",
            ]
        )
        #expect(try names("age") == ["age - 5", "age + 5"])
        #expect(try names("months") == ["months - 24", "months + 24"])
    }

    @Test("contrasts compare with people as they are, and levels with the first level")
    func contrasts() throws {
        let care = try schema.requireIndex(of: "care")
        #expect(
            Contrast.singleChanges(ofFeature: care, in: schema).map(\.name) == [
                "care flip", "care = no", "care = yes", "care = no -> care = yes",
            ]
        )
        let age = try schema.requireIndex(of: "age")
        #expect(Contrast.singleChanges(ofFeature: age, in: schema).allSatisfy { $0.from == nil })
    }

    @Test("bundles have a name of their own; spaces and quotes are free")
    func bundles() throws {
        let bundle = try Intervention(
            parsing: " sex=woman ,single = yes,  children + 1 ",
            name: "lone mother",
            schema: schema
        )
        #expect(bundle.name == "lone mother")
        #expect(
            bundle.changes == [
                .set(feature: 0, value: 1), .set(feature: 2, value: 1), .shift(feature: 9, by: 1),
            ]
        )
        let odd = try Schema(features: [
            Feature(name: "place", kind: .categorical(levels: ["a, b", "l'est", "'x'"]))
        ])
        for change in Intervention.singleChanges(of: odd) {
            #expect(try Intervention(parsing: change.name, schema: odd) == change)
        }
    }

    static let faults: [(text: String, error: ScoringError)] = [
        (
            "seks = man",
            .unknownFeature(name: "seks", known: InterventionSchema.features.map(\.name))
        ),
        (
            "sex = other",
            .unknownLevel(feature: "sex", level: "other", known: ["man", "woman"])
        ),
        (
            "age = 12",
            .illegalValue(feature: "age", value: 12, allowed: "whole numbers from 16 to 70")
        ),
        (
            "months = -1",
            .illegalValue(feature: "months", value: -1, allowed: "numbers from 0 to 240")
        ),
        (
            "age = old",
            .illegalChange(
                feature: "age",
                change: "age = old",
                reason: "\"old\" is no number; allowed are whole numbers from 16 to 70"
            )
        ),
        (
            "sex flip",
            .illegalChange(
                feature: "sex",
                change: "sex flip",
                reason: "only a binary feature has another value"
            )
        ),
        (
            "age up",
            .illegalChange(
                feature: "age",
                change: "age up 1",
                reason: "only an ordinal feature has a next level"
            )
        ),
        (
            "education up 3",
            .illegalChange(
                feature: "education",
                change: "education up 3",
                reason: "it has 3 levels: none, bac, bac+2"
            )
        ),
        (
            "age + 0.5",
            .illegalChange(
                feature: "age",
                change: "age + 0.5",
                reason: "a count moves by a whole number other than 0"
            )
        ),
        (
            "sex + 1",
            .illegalChange(
                feature: "sex",
                change: "sex + 1",
                reason: "only a number can be shifted; set one of man, woman"
            )
        ),
        (
            "months + inf",
            .illegalChange(
                feature: "months",
                change: "months + inf",
                reason: "a number moves by a number other than 0"
            )
        ),
        (
            "age = 20, age + 1",
            .illegalChange(
                feature: "age",
                change: "age + 1",
                reason: "\"age = 20, age + 1\" changes it twice"
            )
        ),
        (
            "single = yes, couple = yes",
            .illegalChange(
                feature: "single, couple",
                change: "single = yes, couple = yes",
                reason: "only one of single, couple, other_household can be yes"
            )
        ),
        (
            "single = no, couple = no, other_household = no",
            .illegalChange(
                feature: "single, couple, other_household",
                change: "single = no, couple = no, other_household = no",
                reason: "one of them has to be yes"
            )
        ),
        (
            "sex",
            .illegalChange(
                feature: "sex",
                change: "sex",
                reason:
                    "write \"feature = value\", \"feature flip\", \"feature + number\", \"feature up\" or \"down\""
            )
        ),
        (
            "",
            .illegalChange(feature: "", change: "none", reason: "an intervention changes something")
        ),
    ]

    @Test("a wrong text is an error that says what is allowed", arguments: faults)
    func wrongText(text: String, error: ScoringError) throws {
        #expect(throws: error) { try Intervention(parsing: text, schema: schema) }
    }

    @Test("a feature outside the schema is an error, not a crash")
    func featureOutsideSchema() throws {
        let intervention = Intervention(name: "x", changes: [.flip(feature: 40)])
        #expect(
            throws: ScoringError.illegalChange(
                feature: "number 40",
                change: "x",
                reason: "the schema has 12 features"
            )
        ) { try intervention.check(against: schema) }
    }
}
