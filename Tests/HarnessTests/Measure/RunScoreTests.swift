import Foundation
import Harness
import Results
import Testing

/// What a run of a shipped model says about its scores: every source of outcomes, and groups.
@Suite(.serialized) struct RunScoreTests {
    private func metrics() async throws -> [Metric] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let request = RunRequest(
            models: ["ft-control-robot-2025"],
            people: 400,
            measures: [.calibration]
        )
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1)
        launch.executable = BuiltProducts.executable("etalon")
        let workspace = Workspace(
            modelsFolder: root.appending(path: "models"),
            resultsFolder: FileManager.default.temporaryDirectory
        )
        let document = try await Run(request, workspace: workspace, worker: Worker(launch: launch))
            .execute(command: ["etalon", "run"], version: "0.0.0")
        #expect(document.errors.isEmpty)
        return document.metrics.filter { $0.name != "peak_memory" }
    }

    @Test func aRunTellsEverySourceOfOutcomesAndGroups() async throws {
        let metrics = try await metrics()
        let names = Set(metrics.map(\.name))
        for name in [
            "roc_auc", "roc_auc_observed", "roc_auc_selected", "roc_auc_selected_less_truth",
            "outcome_rate_selected_less_truth", "level_outcome_rate", "selection_rate", "false_positive_rate",
            "level_share", "true_positive_rate_difference_between", "selection_rate_difference",
            "selection_rate_ratio_between", "equalised_odds_difference",
        ] {
            #expect(names.contains(name), "\(name)")
        }
        // The shares of a group in the levels add up to everybody in it.
        let shares = metrics.filter { $0.name == "level_share" && $0.subject.group == "sex = woman" }
        #expect(abs(shares.compactMap(\.estimate).reduce(0, +) - 1) < 1e-12)
        #expect(metrics.contains { $0.subject.feature == "sex x age_band" && $0.name == "selection_rate" })
        let odds = metrics.first { $0.name == "equalised_odds_difference" && $0.subject.group == "sex" }
        #expect(odds?.interval?.method == "bootstrap")
        let groups = Set(metrics.compactMap(\.subject.group))
        #expect(groups.contains("sex = woman") && groups.contains("sex"))
        #expect(groups.contains { $0.hasPrefix("sex = ") && $0.contains(" against ") })
    }
}
