import DenseMatrix
import Documents
import Foundation
import Models
import Scoring
import TestSupport
import Testing

/// The models that come with Etalon.
@Suite struct ShippedModelTests {
    /// The folder `models` of the checkout.
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

    private func model(_ id: String) throws -> DeclarativeModel {
        guard case .declarative(let model) = try ModelFolder(Self.folder.appending(path: id)).load() else {
            throw CocoaError(.featureUnsupported)
        }
        return model
    }

    @Test func everySystemIsThere() {
        let expected = [
            "ams-austria-2018", "cnaf-dm-2010", "cnaf-dmde-2026", "ft-activity-15h", "ft-control-robot-2025",
            "ft-dropout-2021", "ft-employability-2021", "ft-jre-2020", "ft-suspicion-2018", "kenya-sha-2024",
            "pe-fraud-2014",
        ]
        #expect(Set(expected).isSubset(of: Self.ids))
    }

    @Test(arguments: ids)
    func everyModelIsSoundAndAgreesWithItsReference(id: String) throws {
        let model = try model(id)
        let schema = model.descriptor.schema
        let rows = ModelPeople.rows(200, of: schema)
        let people = ModelPeople.people(rows, features: schema.count, precision: model.descriptor.precision)
        let scores = try model.scores(of: people)
        for (person, row) in rows.enumerated() {
            for (output, expected) in ModelReference.scores(of: model, row: people.row(person)).enumerated() {
                #expect(
                    abs(scores[person, output] - expected) <= 1e-12 * max(1, abs(expected)),
                    "person \(person): \(row)"
                )
            }
        }
    }

    @Test(arguments: ids)
    func everyModelHasItsCardAndItsFactsInTwoLanguages(id: String) throws {
        let folder = ModelFolder(Self.folder.appending(path: id))
        let descriptor = try model(id).descriptor
        #expect(descriptor.name.french != nil && descriptor.system.french != nil)
        #expect(descriptor.provenance.summary.french != nil)
        for feature in descriptor.schema.features { #expect(feature.label.french != nil, "\(feature.name)") }
        for output in descriptor.outputs { #expect(output.label.french != nil, "\(output.name)") }
        let card = try String(contentsOf: folder.url.appending(path: "README.md"), encoding: .utf8)
        #expect(card.contains("## En français") && card.contains("## How to correct it"))
        for fact in try FactSheet.load(from: folder, descriptor: descriptor).facts {
            #expect(fact.statement.french != nil, "\(fact.id)")
        }
    }

    /// The newspaper's 52 % and 49 %, computed by hand as well: 1 / (1 + exp(-0.10)) and 1 / (1 + exp(0.04)).
    @Test func theAustrianReferencePeople() throws {
        let model = try model("ams-austria-2018")
        let schema = model.descriptor.schema
        let man = [Double](repeating: 0, count: schema.count)
        var woman = man
        woman[try schema.requireIndex(of: "sex")] = 1
        var carer = man
        carer[try schema.requireIndex(of: "care_duty")] = 1
        let people = ModelPeople.people([man, woman, carer], features: schema.count, precision: .float32)
        let scores = try model.scores(of: people)
        #expect(abs(scores[0, 0] - 0.52497918747894) < 1e-14)
        #expect(abs(scores[1, 0] - 0.4900013331200) < 1e-12)
        #expect(scores[2, 0].bitPattern == scores[0, 0].bitPattern)
        #expect(model.descriptor.parameters.count { $0.provenance.word == "recalled" } == 19)
    }

    /// The values that LightGBM 4.6.0 itself predicts.
    @Test func theTrainedTreesGiveWhatLightGBMGives() throws {
        let suspicion = try model("ft-suspicion-2018")
        let suspects: [[Double]] = [
            [0, 0, 0, 1, 0, 10, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 10, 0, 0, 0, 1200, 2],
            [0.5, 2, 1, 1.75, 1, 3, 60, 4, 1, 1500, 2], [0.25, 0, 0, 0.75, 0, 100, 12, 20, 0, 900, 2],
        ]
        let scores = try suspicion.scores(of: ModelPeople.people(suspects, features: 11, precision: .float32))
        let expected = [
            1.5042213538851843e-05, 0.0011081313027374354, 0.5417200318899372, 0.02015903629194675,
        ]
        for (person, value) in expected.enumerated() {
            #expect(abs(scores[person, 1] - value) <= 4 * value.ulp)
        }
        #expect((0..<4).map { scores[$0, 2] } == [0, 0, 1, 0])
        #expect(scores[2, 0] == scores[2, 1] + 0.2)

        let employability = try model("ft-employability-2021")
        let seekers: [[Double]] = [
            [25, 3, 0, 60, 1, 2, 0, 0, 1, 12, 20, 3, 1], [57, 0, 1, 900, 0, 0, 1, 1, 0, 0, 700, 0, 0],
            [40, 2, 0, 300, 0, 1, 0, 0, 0, 4, 100, 2, 0],
        ]
        let chances = try employability.scores(
            of: ModelPeople.people(seekers, features: 13, precision: .float32)
        )
        for (person, value) in [0.6880413463667306, 0.1985286604651877, 0.47903951444645493].enumerated() {
            #expect(abs(chances[person, 0] - value) <= 4 * value.ulp)
        }
    }

    @Test func theActivityRule() throws {
        let model = try model("ft-activity-15h")
        // Declared hours, target, exempt for health, disability, childcare, contract signed.
        let people: [[Double]] = [
            [15, 15, 0, 0, 0, 1], [14, 15, 0, 0, 0, 1], [7, 15, 0, 0, 0, 1], [0, 15, 1, 0, 0, 0],
            [20, 20, 0, 0, 0, 0], [8, 8, 0, 0, 0, 1],
        ]
        let scores = try model.scores(of: ModelPeople.people(people, features: 6, precision: .float32))
        #expect((0..<6).map { scores[$0, 0] } == [2, 1, 0, 2, 0, 2])
    }
}
