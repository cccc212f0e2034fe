import DenseMatrix
import Foundation
import Models
import Scoring
import TestSupport
import Testing

/// What a model shows of how it computes is what its kernels compute.
@Suite struct StructureTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")

    private static let ids: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter {
            FileManager.default.fileExists(atPath: folder.appending(path: $0 + "/model.yaml").path)
        }
        .sorted()
    }()

    /// Scores by the structure against scores by the kernels, which share only the inverse links.
    private func compare(_ model: DeclarativeModel, output: Int, people count: Int = 300) throws {
        let schema = model.descriptor.schema
        let rows = ModelPeople.rows(count, of: schema)
        let people = ModelPeople.people(rows, features: schema.count, precision: model.descriptor.precision)
        let scores = try model.scores(of: people).column(output)
        let structure = try #require(model.structure(ofOutput: output))
        switch structure.form {
        case .additive, .trees:
            for person in 0..<count {
                let score = structure.score(structure.margin(row: people.row(person)))
                let difference = abs(score - scores[person])
                #expect(difference <= 1e-11 * max(1, abs(score)), "person \(person): \(people.row(person))")
            }
        case .cells(let cells):
            // Moved within their cells, people keep their scores.
            let moved = rows.indices.map { person in
                schema.features.indices.map { feature -> Double in
                    let own = people[person, feature]
                    let other = people[(person + 7) % count, feature]
                    if own.isNaN || other.isNaN { return own }
                    let cell = cells[feature].cell(of: own)
                    return cells[feature].nearestValue(
                        inCell: cell,
                        to: other,
                        kind: schema.features[feature].kind,
                        precision: model.descriptor.precision
                    ) ?? own
                }
            }
            let after = try model.scores(
                of: ModelPeople.people(moved, features: schema.count, precision: model.descriptor.precision)
            )
            for person in 0..<count { #expect(after[person, output] == scores[person]) }
        }
    }

    @Test(arguments: ModelText.families.keys.sorted())
    func everyFamilyComputesWhatItsStructureSays(family: String) throws {
        let files = try #require(ModelText.families[family])
        let model = try TemporaryModel(files: files).load()
        for output in model.descriptor.outputs.indices where model.structure(ofOutput: output) != nil {
            try compare(model, output: output)
        }
        #expect(model.structure(ofOutput: model.descriptor.decision.output) != nil)
    }

    @Test(arguments: ids)
    func everyShippedModelHasAStructure(id: String) throws {
        guard case .declarative(let model) = try ModelFolder(Self.folder.appending(path: id)).load() else {
            return
        }
        for output in model.descriptor.outputs.indices { try compare(model, output: output) }
    }

    @Test func theFormsAreThoseOfTheFamilies() throws {
        func form(_ id: String) throws -> String {
            guard case .declarative(let model) = try ModelFolder(Self.folder.appending(path: id)).load(),
                let structure = model.structure(ofOutput: model.descriptor.decision.output)
            else { return "none" }
            return switch structure.form {
            case .additive: "additive"
            case .trees: "trees"
            case .cells: "cells"
            }
        }
        #expect(try form("ams-austria-2018") == "additive")
        #expect(try form("kenya-sha-2024") == "additive", "a choice between two sums is a sum")
        #expect(try form("ft-employability-2021") == "trees")
        #expect(try form("ft-control-robot-2025") == "cells")
        #expect(
            try form("ft-suspicion-2018") == "cells",
            "a probability and an alert make no sum before a link"
        )
    }
}
