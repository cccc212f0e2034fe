import DenseMatrix
import Foundation
import Harness
import Models
import Populations
import Results
import Scoring
import Statistics
import Testing

/// What becomes of scores and selections when one population becomes another.
@Suite struct ShiftTests {
    /// Forty pairs; shares, difference and standard error by NumPy from the columns of the pairs, beside which the jackknife
    /// gives 0.1288.
    @Test func theShareAmongTheSelected() throws {
        let pairs = [
            0, 0, 5, 10, 10, 0, 1, 15, 12, 0, 5, 10, 0, 2, 0, 2, 0, 5, 0, 9, 0, 10, 4, 10, 4, 0, 10, 1, 0, 13,
            0,
            9, 1, 3, 8, 0, 0, 0, 10, 5,
        ]
        var shift = SelectionShift()
        var halves = (SelectionShift(), SelectionShift())
        for (index, pair) in pairs.enumerated() {
            let before = (isSelected: pair & 8 != 0, isMember: pair & 4 != 0)
            let after = (isSelected: pair & 2 != 0, isMember: pair & 1 != 0)
            shift.add(before: before, after: after)
            if index % 2 == 0 {
                halves.0.add(before: before, after: after)
            } else {
                halves.1.add(before: before, after: after)
            }
        }
        #expect(shift.before().value == 3.0 / 13)
        #expect(shift.after().value == 2.0 / 11)
        let difference = shift.difference()
        #expect(abs(try #require(difference.value) + 0.04895104895104896) < 1e-15)
        let interval = try #require(difference.interval)
        #expect(abs(interval.lower + 0.2860527639608087) < 1e-9)
        #expect(abs(interval.upper - 0.18815066605871075) < 1e-9)
        halves.0.merge(halves.1)
        #expect(halves.0 == shift)
    }

    @Test func nobodySelectedIsUndefined() {
        var shift = SelectionShift()
        shift.add(before: (false, true), after: (true, true))
        #expect(!shift.before().isDefined && !shift.difference().isDefined)
    }

    private static let models = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")

    private func run(_ models: [String], threads: Int) async throws -> RunDocument {
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("etalon")
        let request = RunRequest(
            models: models,
            populations: ["ft-2024", "ft-2025"],
            people: 20_000,
            threads: threads,
            measures: []
        )
        let workspace = Workspace(
            modelsFolder: Self.models,
            resultsFolder: FileManager.default.temporaryDirectory
        )
        return try await Run(request, workspace: workspace, worker: Worker(launch: launch))
            .execute(command: ["etalon", "run"], version: "0.0.0")
    }

    /// A rule with levels and an ensemble with a capacity, from the registered of 2024 to those of 2025.
    @Test func fromOnePopulationToTheOther() async throws {
        let models = ["ft-activity-15h", "ft-suspicion-2018"]
        let document = try await run(models, threads: 1)
        #expect(document.errors == [])
        let shifts = document.metrics.filter { $0.name.hasPrefix("shift_") }
        #expect(shifts.allSatisfy { $0.subject.population == "ft-2025" && $0.subject.reference == "ft-2024" })
        let threaded = try await run(models, threads: 3)
        #expect(threaded.metrics.filter { $0.name.hasPrefix("shift_") } == shifts)

        for id in models {
            func value(_ name: String, level: String? = nil) throws -> Double {
                let metric = shifts.first {
                    $0.subject.model == id && $0.name == name && (level == nil || $0.subject.level == level)
                }
                return try #require(metric?.estimate, "\(id) \(name)")
            }
            // 14.71 % are newly registered; the others keep every feature.
            #expect(try value("shift_same_people") > 0.84)
            let difference = try value("shift_score_after") - value("shift_score_before")
            #expect(abs(try value("shift_score") - difference) < 1e-12)

            // The same by making all people at once.
            guard case .declarative(let model) = try ModelFolder(Self.models.appending(path: id)).load()
            else {
                continue
            }
            let output = model.descriptor.decision.output
            for (name, suffix) in [("ft-2024", "before"), ("ft-2025", "after")] {
                let population = try Population.read(Self.models.appending(path: "populations/\(name).yaml"))
                let binding = try PopulationBinding(
                    model: model.descriptor,
                    population: population.schema,
                    populationName: name
                )
                let people = try population.people(0..<20_000, seed: 1, precision: model.descriptor.precision)
                let scores = try model.scores(of: binding.people(from: people)).column(output)
                let mean = (0..<20_000).reduce(0.0) { $0 + scores[$1] } / 20_000
                #expect(abs(try value("shift_score_\(suffix)") - mean) < 1e-12)
                let decisions = Decisions(rule: model.descriptor.decision, scores: scores)
                let top = model.descriptor.decision.names.count - 1
                let rsa = people.values(ofFeature: try population.schema.requireIndex(of: "rsa"))
                let selected = (0..<20_000).filter { decisions[$0] == top }
                let share = Double(selected.count { rsa[$0] == 1 }) / Double(selected.count)
                #expect(abs(try value("shift_selected_group_\(suffix)") - share) < 1e-15)
                let level = try value(
                    "shift_level_\(suffix)",
                    level: model.descriptor.decision.names[top]
                )
                #expect(abs(level - Double(selected.count) / 20_000) < 1e-15)
            }
        }
    }
}
