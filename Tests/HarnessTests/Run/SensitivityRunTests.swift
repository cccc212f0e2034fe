import Foundation
import Harness
import Results
import Testing

/// What a run says of bundles, sets, curves and declared equations, over models of the repository.
@Suite struct SensitivityRunTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func run(_ model: String, _ measures: [MeasureName], people: Int = 300) async throws
        -> RunDocument
    {
        let results = FileManager.default.temporaryDirectory.appending(
            path: "etalon-run-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: results) }
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("etalon")
        let workspace = Workspace(
            modelsFolder: Self.root.appending(path: "models"),
            resultsFolder: results
        )
        let request = RunRequest(models: [model], people: people, measures: measures)
        let document = try await Run(request, workspace: workspace, worker: Worker(launch: launch))
            .execute(command: ["etalon", "run"], version: "0.0.0")
        #expect(document.errors.isEmpty, "\(document.errors)")
        return document
    }

    @Test func bundlesAreMeasuredAsSingleChangesAreByGroupToo() async throws {
        let document = try await run("ams-austria-2018", [.counterfactual])
        let mother = document.metrics.filter { $0.subject.intervention == "mother" }
        let names = Set(mother.filter { $0.subject.group == nil }.map(\.name))
        #expect(names.isSuperset(of: ["people_changed", "flip_rate", "flip_rate_up", "score_change_mean"]))
        #expect(mother.allSatisfy { $0.subject.feature == nil })
        let groups = mother.filter { $0.name == "flip_rate" }.compactMap(\.subject.group)
        #expect(Set(groups).isSuperset(of: ["age_group = 50_plus", "care_duty = no"]))
        #expect(document.transitions.contains { $0.subject.intervention == "mother" })
        let record = try #require(document.models.first)
        #expect(record.interventions?.first?.changes == "sex = woman, care_duty = yes")
        #expect(record.reading?.english.hasPrefix("Attribute flip, not causal") == true)
        #expect(record.equations == nil)
        // Everybody who is no such woman changes, in every group the share of that group's people.
        let changed = try #require(mother.first { $0.name == "people_changed" && $0.subject.group == nil })
        #expect((changed.estimate ?? 0) > 0)
    }

    @Test func aCapacityFlipsByGroupAndByBundle() async throws {
        let document = try await run("cnaf-dm-2010", [.counterfactual])
        let bundle = document.metrics.filter {
            $0.subject.intervention == "lone_parent_after_separation" && $0.name == "capacity_flip_rate"
        }
        #expect(bundle.contains { $0.subject.group == nil } && bundle.contains { $0.subject.group != nil })
    }

    @Test func declaredEquationsSeparateDirectFromTotalEffects() async throws {
        let document = try await run("cnaf-dmde-2026", [.counterfactual])
        func mean(_ part: String, _ intervention: String) -> Double? {
            document.metrics.first {
                $0.name == "causal_\(part)_score_change_mean" && $0.subject.intervention == intervention
            }?.estimate
        }
        let change = try #require(
            document.metrics.first { $0.name.hasPrefix("causal_") && $0.subject.feature == "rsa_12m" }?
                .subject
                .intervention
        )
        let (total, direct, indirect) = try (
            #require(mean("total", change)), #require(mean("direct", change)),
            #require(mean("indirect", change))
        )
        #expect(total != direct && indirect != 0)
        #expect(mean("total", "guardianship flip") == nil, "nothing follows from it")
        #expect(mean("total", "lone_parent_on_rsa") != nil)
        let record = try #require(document.models.first)
        #expect(record.equations?.map(\.feature) == ["benefits_12m"])
        #expect(record.reading?.english.contains("assumption") == true)
    }

    @Test func setsSayHowPairsInteract() async throws {
        let document = try await run("cnaf-dm-2010", [.sets])
        let pairs = document.metrics.filter { $0.name == "interaction_mean" && $0.subject.group == nil }
        #expect(
            pairs.contains {
                $0.subject.intervention == "rsa x qpv" || $0.subject.intervention == "aah x rsa"
            }
        )
        #expect(pairs.allSatisfy { $0.estimate != nil })
    }

    @Test func curvesOfTreesAreExactAndNameAWitness() async throws {
        let document = try await run("ft-employability-2021", [.curves], people: 200)
        let age = document.metrics.filter { $0.subject.feature == "age" }
        func value(_ name: String) -> Double? { age.first { $0.name == name }?.estimate }
        #expect((value("curve_cells") ?? 0) > 3)
        let person = try #require(value("curve_falling_witness"))
        #expect((1...200).contains(person))
        #expect(
            try #require(value("curve_falling_witness_from")) < #require(value("curve_falling_witness_to"))
        )
        #expect((value("curve_falling_witness_size") ?? 0) > 0)
        let curve = try #require(
            document.curves.first { $0.name == "partial_dependence" && $0.subject.feature == "age" }
        )
        // Steps: every cell from its first to its last year.
        #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.x < $1.x })
        #expect(zip(curve.points, curve.points.dropFirst()).contains { $0.y == $1.y })
    }
}
