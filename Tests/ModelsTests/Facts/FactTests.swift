import Documents
import Models
import Scoring
import TestSupport
import Testing

@Suite struct FactTests {
    private let header = """
        sample: {people: 50, seed: 3}
        reference: {sex: man, education: none, rsa: no, children: 0, income: 1000, care: no, age: 40}
        facts:

        """

    private func results(_ facts: String) throws -> [FactResult.Verdict] {
        let model = try TemporaryModel(files: [
            "model.yaml": ModelText.logistic, "facts.yaml": header + facts,
        ])
        let declarative = try model.load()
        let sheet = try FactSheet.load(from: model.folder, descriptor: declarative.descriptor)
        let schema = declarative.descriptor.schema
        let checker = FactChecker(model: declarative) {
            population,
            count,
            seed throws(FactChecker.NoPeople) in
            guard population == "p" else {
                throw FactChecker.NoPeople(reason: LocalizedText("no population '\(population)'"))
            }
            let rows = ModelPeople.rows(count, of: schema, seed: seed)
            return ModelPeople.people(rows, features: schema.count, precision: .float32)
        }
        return try checker.check(sheet).map(\.verdict)
    }

    @Test func checksOfOnePerson() throws {
        // -0.4 + 0.4 + 0.8 - 1 + 0.01 log(1001), and 0.8 of it is the age.
        let verdicts = try results(
            """
              - {id: a, statement: s, source: s, person: {}, value: risk, equals: 0.4673, tolerance: 0.0001}
              - {id: b, statement: s, person: {sex: woman, age: 20}, value: risk, at_most: 0.1}
              - {id: c, statement: s, person: {}, value: "decision = 'not selected'", equals: 1, tolerance: 0}
            """
        )
        guard case .holds = verdicts[0], case .fails(_, "at most 0.1") = verdicts[1],
            case .holds = verdicts[2]
        else {
            Issue.record("\(verdicts)")
            return
        }
    }

    @Test func checksOfAPopulation() throws {
        let verdicts = try results(
            """
              - {id: share, statement: s, population: p, share: sex = woman, at_least: 0.3, at_most: 0.7}
              - {id: mean, statement: s, population: p, mean: age, among: "age >= 60", at_least: 60}
              - {id: nobody, statement: s, population: p, mean: age, among: "age > 70", at_least: 60}
              - {id: raises, statement: s, population: p, change: rsa = yes, of: risk, effect: raises}
              - {id: lowers, statement: s, population: p, change: rsa = yes, of: risk, effect: lowers}
              - {id: none, statement: s, population: p, change: sex = woman, of: second, effect: none}
              - {id: difference, statement: s, population: p, change: rsa = yes, of: risk, at_least: 0, at_most: 0.1}
              - {id: unknown, statement: s, population: q, share: rsa, at_least: 0}
              - {id: unchecked, statement: s, unchecked: {en: not published, fr: non publié}}
            """
        )
        for index in [0, 1, 3, 5, 6] {
            guard case .holds = verdicts[index] else {
                Issue.record("\(index): \(verdicts[index])")
                continue
            }
        }
        #expect(
            verdicts[2]
                == .notChecked(
                    reason: LocalizedText(
                        "there is no such person in the sample",
                        french: "personne de tel dans l'échantillon"
                    )
                )
        )
        guard case .fails(_, "lowers") = verdicts[4] else {
            Issue.record("\(verdicts[4])")
            return
        }
        #expect(verdicts[7] == .notChecked(reason: LocalizedText("no population 'q'")))
        #expect(verdicts[8] == .notChecked(reason: LocalizedText("not published", french: "non publié")))
    }

    @Test func everyFaultIsFoundInOnePass() throws {
        let model = try TemporaryModel(files: [
            "model.yaml": ModelText.logistic,
            "facts.yaml": """
            sample: {people: 0, seed: 1}
            facts:
              - {id: a, statement: s, source: t, person: {sex: child, wage: 3}, value: risc, equals: 1}
              - {id: a, statement: s, population: p, share: sex = wman, at_least: 2}
              - {id: b, population: p, change: sex = child, effect: up}
              - {id: c, statement: s, mean: risk, share: rsa}
            """,
        ])
        let descriptor = try model.load().descriptor
        do {
            _ = try FactSheet.load(from: model.folder, descriptor: descriptor)
            Issue.record("no fault")
        } catch {
            guard case .faults(let faults) = error else { return }
            let found = faults.map {
                "\($0.position.line):\($0.position.column): \($0.keyPath): \($0.problem)"
            }
            #expect(
                found.joined(separator: "\n") == """
                    1:18: sample.people: 0 is not allowed; from 1 to 10000000
                    3:5: facts[0]: the key 'tolerance' is missing
                    3:35: facts[0].source: no source 't'; known: s
                    3:52: facts[0].person.sex: no level 'child'; known: man, woman
                    3:59: facts[0].person.wage: unknown key 'wage' (meant: age?); known: sex, education, rsa, children, income, care, age
                    3:76: facts[0].value: no feature 'risc' (meant: risk?); known: sex, education, rsa, children, income, care, age, risk, second, decision
                    4:5: facts[1]: exactly one of equals, at_least, at_most is needed, none is there
                    4:55: facts[1].share: no level of 'sex' 'wman' (meant: woman?); known: man, woman
                    4:71: facts[1].at_least: 2 is not allowed; from 0.0 to 1.0
                    5:5: facts[2]: the key 'statement' is missing
                    5:5: facts[2]: the key 'of' is missing
                    5:36: facts[2].change: no level of 'sex' 'child'; known: man, woman
                    5:57: facts[2].effect: no effect 'up'; known: raises, lowers, none
                    6:5: facts[3]: exactly one of person, share, mean, change, unchecked is needed, there are share, mean
                    """
            )
        }
    }
}
