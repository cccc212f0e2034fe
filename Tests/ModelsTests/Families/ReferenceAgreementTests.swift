import DenseMatrix
import Models
import Scoring
import TestSupport
import Testing

/// Every family gives what its slow reference evaluator gives, in batches of any size.
@Suite struct ReferenceAgreementTests {
    private func model(_ family: String) throws -> DeclarativeModel {
        let files = try #require(ModelText.families[family])
        return try TemporaryModel(files: files).load()
    }

    @Test(arguments: ModelText.families.keys.sorted())
    func scoresAreThoseOfTheReference(family: String) throws {
        let model = try model(family)
        let schema = model.descriptor.schema
        let rows = ModelPeople.rows(3000, of: schema)
        let people = ModelPeople.people(
            rows,
            features: schema.count,
            precision: model.descriptor.precision
        )
        let scores = try model.scores(of: people)
        for (person, row) in rows.enumerated() {
            for (output, expected) in ModelReference.scores(of: model, row: row).enumerated() {
                let score = scores[person, output]
                #expect(
                    abs(score - expected) <= 1e-12 * max(1, abs(expected)),
                    "person \(person): \(row) gives \(score), not \(expected)"
                )
            }
        }
    }

    @Test(arguments: ModelText.families.keys.sorted())
    func theBatchDoesNotMatterToTheLastBit(family: String) throws {
        let model = try model(family)
        let schema = model.descriptor.schema
        let rows = ModelPeople.rows(2500, of: schema, seed: 7)
        let people = ModelPeople.people(
            rows,
            features: schema.count,
            precision: model.descriptor.precision
        )
        let whole = try model.scores(of: people)
        for size in [1, 3, 64, 1000] {
            for start in stride(from: 0, to: size == 1 ? 300 : rows.count, by: size) {
                let end = min(rows.count, start + size)
                let part = try model.scores(of: people.slice(start..<end))
                for output in 0..<whole.columns {
                    for person in start..<end {
                        #expect(part[person - start, output].bitPattern == whole[person, output].bitPattern)
                    }
                }
            }
        }
    }

    @Test(arguments: ModelText.families.keys.sorted())
    func nobodyIsScored(family: String) throws {
        let model = try model(family)
        let count = model.descriptor.schema.count
        let people = ModelPeople.people([], features: count, precision: model.descriptor.precision)
        #expect(
            try model.scores(of: people).shape
                == MatrixShape(rows: 0, columns: model.descriptor.outputs.count)
        )
    }
}
