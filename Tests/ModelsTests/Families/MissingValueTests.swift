import DenseMatrix
import Models
import Scoring
import TestSupport
import Testing

@Suite struct MissingValueTests {
    /// A person of whom everything is known: sex, education, rsa, children, income, care, age.
    private let known: [Double] = [1, 2, 0, 3, 1200, 1, 41]

    private func failure(_ family: String, _ rows: [[Double]]) throws -> ScoringError? {
        let model = try TemporaryModel(files: try #require(ModelText.families[family])).load()
        let people = ModelPeople.people(rows, features: 7, precision: model.descriptor.precision)
        do throws(ScoringError) {
            _ = try model.scores(of: people)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ModelText.families.keys.sorted(), [(0, "sex"), (2, "rsa"), (6, "age")])
    func aRefusedValueNamesFeatureAndPerson(family: String, feature: (index: Int, name: String)) throws {
        var rows = [[Double]](repeating: known, count: 70)
        #expect(try failure(family, rows) == nil)
        rows[66][feature.index] = .nan
        #expect(try failure(family, rows) == .missingValue(feature: feature.name, person: 66))
        rows[69][0] = .nan
        #expect(try failure(family, rows) == .missingValue(feature: feature.name, person: 66))
    }

    @Test(arguments: ModelText.families.keys.sorted())
    func imputedAndPassedValuesAreScored(family: String) throws {
        var rows = [[Double]](repeating: known, count: 3)
        rows[0][1] = .nan
        rows[1][3] = .nan
        rows[2][4] = .nan
        rows[2][5] = .nan
        #expect(try failure(family, rows) == nil)
    }

    @Test func anImputedValueScoresAsIfItHadBeenGiven() throws {
        let model = try TemporaryModel(files: ["model.yaml": ModelText.logistic]).load()
        var (missing, given) = (known, known)
        (missing[1], missing[3]) = (.nan, .nan)
        (given[1], given[3]) = (1, 2)
        let people = ModelPeople.people([missing, given], features: 7, precision: .float32)
        let scores = try model.scores(of: people)
        #expect(scores[0, 0].bitPattern == scores[1, 0].bitPattern)
    }

    @Test func aLevelThatTheSchemaLacksIsNamed() throws {
        var row = known
        row[1] = 5
        #expect(
            try failure("logistic", [known, row])
                == .illegalValue(
                    feature: "education",
                    value: 5,
                    allowed: "0 to 2, the codes of none, bac, more"
                )
        )
    }

    @Test func aScoreThatIsNotFiniteIsAnError() throws {
        var row = known
        row[6] = 1e9
        #expect(try failure("linear", [known, row]) == .scoreNotFinite(output: "consumption", person: 1))
    }

    @Test func wrongShapesAreErrors() throws {
        let model = try TemporaryModel(files: ["model.yaml": ModelText.logistic]).load()
        let narrow = ModelPeople.people([[1, 2]], features: 2, precision: .float32)
        #expect(throws: ScoringError.wrongCount(what: "features", expected: 7, actual: 2)) {
            try model.scores(of: narrow)
        }
        let double = ModelPeople.people([known], features: 7, precision: .float64)
        #expect(throws: ScoringError.wrongPrecision(expected: .float32, actual: .float64)) {
            try model.scores(of: double)
        }
    }
}
