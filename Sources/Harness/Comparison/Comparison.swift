import DenseMatrix
import Foundation
import Measures
import Models
package import Results
import Scoring

/// Compares models on the same people: each is scored in a worker process of its own, then every pair is measured.
package struct Comparison: Sendable {
    private let workspace: Workspace
    private let request: ComparisonRequest
    private let worker: Worker

    /// A comparison of what `request` asks for.
    ///
    /// - Parameters:
    ///   - request: what is to be compared.
    ///   - workspace: the folders of models and populations.
    ///   - worker: starts this program's scoring process.
    package init(_ request: ComparisonRequest, workspace: Workspace, worker: Worker) {
        self.request = request
        self.workspace = workspace
        self.worker = worker
    }

    /// Compares.
    ///
    /// A model that fails becomes an error of the document; the pairs without it stand.
    ///
    /// - Parameters:
    ///   - command: the command line, for the document.
    ///   - version: the version of Etalon.
    ///   - onEvent: called as the comparison goes on, on one thread at a time.
    /// - Returns: the document, whatever went wrong with single models.
    /// - Throws: `HarnessError` where a model or population cannot be found, a model stands twice, or the groups of the people
    ///   cannot be made.
    package func execute(
        command: [String],
        version: String,
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async throws -> RunDocument {
        let folders = try modelFolders()
        let population = request.population ?? RunnableModel.populationName(ofModelIn: folders[0])
        let file = try workspace.file(ofPopulation: population ?? RunRequest.defaultPopulation)
        let people = request.people ?? (file.pathExtension == "csv" ? nil : RunRequest.defaultPeople)
        let started = Date()
        var document = RunDocument(
            run: RunIdentity(
                id: UUID().uuidString.lowercased(),
                started: Timestamp(started),
                elapsedSeconds: 0,
                command: command,
                etalonVersion: version,
                commit: WorkingCopy.commit()
            ),
            configuration: RunConfiguration(
                seed: request.seed,
                people: people ?? 0,
                threads: request.threads,
                measures: ["agreement"]
            ),
            environment: .capture(
                blas: BLASRecord(BLASLibrary.current()),
                kernels: "\(InstructionSet.live)"
            )
        )
        var scored: [ComparedModel] = []
        for (index, folder) in folders.enumerated() {
            if Task.isCancelled { break }
            let id = folder.lastPathComponent
            onEvent(.started(index: index, of: folders.count, model: id, population: file.lastPathComponent))
            let plan = ScoresPlan(
                modelFolder: folder.path,
                populationFile: file.path,
                people: people,
                outcomeColumn: request.outcomeColumn,
                seed: request.seed,
                threads: request.threads,
                workspace: workspace
            )
            let (model, error) = await score(plan, model: id, onEvent: onEvent)
            document.append(model, error: error)
            if model.isComplete { scored.append(model) }
            onEvent(.ended(model: id, error: error?.message))
        }
        try compare(scored, file: file, into: &document, onEvent: onEvent)
        document.configuration.people = document.populations.map(\.people).max() ?? people ?? 0
        document.environment.after = .capture()
        document.run.elapsedSeconds = Date().timeIntervalSince(started)
        return document
    }

    private func modelFolders() throws(HarnessError) -> [URL] {
        var folders: [URL] = []
        for model in request.models {
            let folder = try workspace.folder(ofModel: model).standardizedFileURL.resolvingSymlinksInPath()
            if folders.contains(where: { $0.path == folder.path }) {
                throw .sameModelTwice(id: folder.lastPathComponent)
            }
            if let other = folders.first(where: { $0.lastPathComponent == folder.lastPathComponent }) {
                throw .modelsShareName(id: folder.lastPathComponent, folders: [other.path, folder.path])
            }
            folders.append(folder)
        }
        guard folders.count > 1 else {
            throw .illegalOption(
                option: "models",
                value: request.models.joined(separator: ", "),
                allowed: "two or more"
            )
        }
        return folders
    }

    private func score(
        _ plan: ScoresPlan,
        model: String,
        onEvent: @escaping @Sendable (RunEvent) -> Void
    ) async -> (ComparedModel, Results.ErrorRecord?) {
        let report = await worker.run(plan, replying: ScoresReply.self, limits: request.limits) { reply in
            if case .progress(let stage, let share) = reply {
                onEvent(.progress(model: model, stage: stage, share: share))
            }
        }
        let compared = ComparedModel(report.replies)
        let population = URL(filePath: plan.populationFile).deletingPathExtension().lastPathComponent
        let error = Results.ErrorRecord(report, model: model, population: population, stage: compared.stage)
        return (compared, error)
    }

    private func compare(
        _ models: [ComparedModel],
        file: URL,
        into document: inout RunDocument,
        onEvent: @escaping @Sendable (RunEvent) -> Void
    ) throws {
        guard models.count > 1, let people = models.first?.scores.count else { return }
        let groups = try PeopleGroups.columns(
            file: file,
            people: people,
            seed: request.seed,
            models: models.compactMap(\.record)
        )
        for (index, first) in models.enumerated() {
            for second in models[(index + 1)...] where !Task.isCancelled {
                guard let name = first.record?.id, let other = second.record?.id else { continue }
                onEvent(.progress(model: name, stage: "against \(other)", share: 0))
                let pair = try ComparedPair(first, second, groups: groups, request: request)
                document.append(
                    try pair.findings { share in
                        onEvent(.progress(model: name, stage: "against \(other)", share: share))
                    }
                )
            }
        }
    }
}

extension RunDocument {
    /// Adds what a worker sent of one model, and how it failed where it did.
    fileprivate mutating func append(_ model: ComparedModel, error: Results.ErrorRecord?) {
        if let record = model.record { models.append(record) }
        if let population = model.population, !populations.contains(where: { $0.id == population.id }) {
            populations.append(population)
        }
        if let error { errors.append(error) }
        guard let record = model.record else { return }
        let subject = MetricSubject(model: record.id)
        for fact in model.facts {
            let value: MetricValue =
                fact.holds.map { .estimate($0 ? 1 : 0) }
                ?? .undefined(because: fact.reason ?? "it cannot be checked")
            metrics.append(
                Metric(
                    "fact_\(fact.id)",
                    of: subject,
                    value: value,
                    unit: "1",
                    direction: .higher,
                    classification: .exact
                )
            )
        }
    }
}
