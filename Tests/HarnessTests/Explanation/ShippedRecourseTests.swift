import DenseMatrix
import Foundation
import Harness
import Measures
import Models
import Scoring
import TestSupport
import Testing

/// Recourse of people of every shipped model: brute force over a small grid finds the same, and proofs hold until a number is changed.
@Suite struct ShippedRecourseTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let workspace = Workspace(
        modelsFolder: root.appending(path: "models"),
        resultsFolder: root.appending(path: "results")
    )

    private static let ids: [String] = (try? workspace.modelIDs()) ?? []

    /// How many people of a model are looked at, and how many features may change.
    private static let people = 6
    private static let features = 3

    /// A model with the first people of its population.
    private func subject(_ id: String) throws -> (model: DeclarativeModel, rows: [[Double]]) {
        let folder = try Self.workspace.folder(ofModel: id)
        guard case .declarative(let model) = try ModelFolder(folder).load() else {
            throw CocoaError(.featureUnsupported)
        }
        let source = try PeopleSource(
            file: Self.workspace.file(ofPopulation: model.descriptor.population ?? "ft-2024"),
            people: 200,
            seed: 3,
            model: model.descriptor
        )
        let people = try source.block(0..<Self.people).people
        return (model, (0..<people.count).map { people.row($0) })
    }

    /// Three features that move the score of somebody, whoever may change them in truth, with few values each.
    private func policy(_ model: DeclarativeModel, rows: [[Double]]) throws -> RecoursePolicy {
        let schema = model.descriptor.schema
        var actions: [RecoursePolicy.Action] = []
        for (index, feature) in schema.features.enumerated()
        where !feature.roles.contains(.immutable) && actions.count < Self.features {
            var values = (feature.kind.levels ?? []).prefix(5).indices.map { Double($0) }
            if let range = feature.kind.range {
                values = [0, 0.02, 0.3, 1].map { share in
                    let value = range.lowerBound + share * (range.upperBound - range.lowerBound)
                    if case .count = feature.kind { return value.rounded() }
                    return Double(Float(value))
                }
            }
            let kept = Set(values.filter(feature.kind.contains)).sorted()
            let base = try score(rows[0], by: model)
            let moves = try kept.contains { value in
                var row = rows[0]
                row[index] = value
                return try score(row, by: model) != base
            }
            guard moves else { continue }
            actions.append(
                RecoursePolicy.Action(feature: index, unitCost: 1 / Double(actions.count + 2), values: kept)
            )
        }
        return try RecoursePolicy(actions: actions, schema: schema)
    }

    private func score(_ row: [Double], by model: DeclarativeModel) throws -> Double {
        let people = People(rows: [row], precision: model.descriptor.precision, features: row.count)
        return try model.scores(of: people)[0, model.descriptor.decision.output]
    }

    /// The least cost over every combination, by scoring them all.
    private func bruteForce(_ problem: RecourseProblem, model: DeclarativeModel) throws -> Double? {
        let schema = model.descriptor.schema
        var combinations: [[Int]] = [[]]
        for choice in problem.choices {
            combinations = combinations.flatMap { before in choice.options.indices.map { before + [$0] } }
        }
        var best: Double?
        for options in combinations {
            let row = problem.row(options)
            let isLegal = schema.consistency.allSatisfy {
                !$0.isBroken(by: row) || $0.isBroken(by: problem.row)
            }
            guard isLegal, problem.target.isReached(by: try score(row, by: model)) else { continue }
            best = min(best ?? .infinity, problem.cost(options))
        }
        return best
    }

    @Test(arguments: ids)
    func answersAreThoseOfBruteForceAndProofsHold(id: String) throws {
        let (model, rows) = try subject(id)
        let policy = try policy(model, rows: rows)
        let search = RecourseSearch(model: model)
        let check = RecourseCheck(model: model)
        var proofs = 0
        for row in rows {
            let own = try score(row, by: model)
            for target in [RecourseTarget.below(cut: own), .atLeast(cut: own.nextUp)] {
                let problem = RecourseProblem(row: row, target: target, policy: policy, model: model)
                let answer = try search.answer(to: problem)
                #expect(answer.cost == (try bruteForce(problem, model: model)))
                let certificate: RecourseCertificate
                switch answer {
                case .change(_, let proof), .impossible(let proof): certificate = proof
                case .notNeeded, .undecided: throw RecourseFault.notNeeded
                }
                try check.check(certificate, about: row, reaching: target, policy: policy)
                proofs += 1
                if proofs <= 2 {
                    try expectEveryNumberCounts(certificate, problem, model: model, policy: policy)
                }
            }
        }
        #expect(proofs == 2 * Self.people)
    }

    /// Changes each number of the proof by itself, the file's digest left aside: none is believed.
    private func expectEveryNumberCounts(
        _ certificate: RecourseCertificate,
        _ problem: RecourseProblem,
        model: DeclarativeModel,
        policy: RecoursePolicy
    ) throws {
        let check = RecourseCheck(model: model)
        let copies = TamperedCertificate.copies(of: certificate.text(model: model.descriptor))
        for copy in copies {
            #expect(throws: (any Error).self, "\(copy.change)") {
                let file = try RecourseCertificateFile(parsing: copy.text, schema: model.descriptor.schema)
                try check.check(
                    file.certificate,
                    about: problem.row,
                    reaching: problem.target,
                    policy: policy
                )
            }
        }
        #expect(copies.count > 10)
    }
}
