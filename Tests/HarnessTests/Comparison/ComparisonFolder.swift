import Foundation
import Harness
import Results

/// A folder of invented models and people for comparisons in worker processes of the built `etalon`; removed by `remove`.
struct ComparisonFolder {
    let root = FileManager.default.temporaryDirectory.appending(path: "etalon-compare-\(UUID().uuidString)")

    /// Writes a linear model over `x`: its output is x times `coefficient`, the `capacity` highest are selected.
    func addLinear(
        _ id: String,
        coefficient: Double,
        kind: String = "score",
        capacity: Int = 2,
        feature: String = "x"
    ) throws {
        let family = kind == "probability" ? "logistic" : "linear"
        try add(
            id,
            manifest: """
                model: \(id)
                version: 1.0.0
                name: \(id)
                system: none
                family: \(family)
                target: hit
                provenance: {class: conceptual, summary: Invented for a test.}
                features: [{name: \(feature), kind: continuous, range: [-10, 10]}, {name: sex, kind: categorical, levels: [f, m], roles: [protected]}]
                outputs:
                  - name: place
                    kind: \(kind)
                    provenance: {inferred: invented}
                    intercept: 0
                    terms: [{feature: \(feature), coefficient: \(coefficient)}, {feature: sex, reference: f, levels: {m: 0}}]
                decision: {capacity: {count: {value: \(capacity), inferred: invented}}}
                """
        )
    }

    /// Writes a native model of the plugin that misbehaves as `mode` says.
    func addFaulty(_ mode: String) throws {
        try add(
            mode,
            manifest: """
                model: \(mode)
                family: native
                plugin: plugin.so
                options: {mode: \(mode)}
                """
        )
        try FileManager.default.copyItem(
            at: URL(filePath: BuiltProducts.library("FaultyPlugin")),
            to: root.appending(path: "models/\(mode)/plugin.so")
        )
    }

    /// Writes people and returns the file's path.
    func people(_ text: String) throws -> String {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        let file = root.appending(path: "people.csv")
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Compares by the built executable.
    func compare(_ request: ComparisonRequest) async throws -> RunDocument {
        var launch = WorkerLaunch.thisExecutable(
            blasThreads: 1,
            subcommand: WorkerLaunch.scoresSubcommand
        )
        launch.executable = BuiltProducts.executable("etalon")
        let workspace = Workspace(
            modelsFolder: root.appending(path: "models"),
            resultsFolder: root.appending(path: "results")
        )
        return try await Comparison(request, workspace: workspace, worker: Worker(launch: launch))
            .execute(command: ["etalon", "compare"], version: "0.0.0")
    }

    /// Removes everything.
    func remove() { try? FileManager.default.removeItem(at: root) }

    private func add(_ id: String, manifest: String) throws {
        let folder = root.appending(path: "models/\(id)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(manifest.utf8).write(to: folder.appending(path: "model.yaml"))
    }
}

extension RunDocument {
    /// The number of a metric of a pair.
    func value(_ name: String, _ model: String, against reference: String, group: String? = nil) -> Double? {
        metric(name, model, against: reference, group: group)?.estimate
    }

    /// A metric of a pair.
    func metric(_ name: String, _ model: String, against reference: String, group: String? = nil) -> Metric? {
        metrics.first {
            $0.name == name && $0.subject.model == model && $0.subject.reference == reference
                && $0.subject.group == group
        }
    }

    /// Why a metric of a pair has no number.
    func reason(_ name: String, _ model: String, against reference: String) -> String? {
        guard case .undefined(let reason)? = metric(name, model, against: reference)?.value else {
            return nil
        }
        return reason
    }
}
