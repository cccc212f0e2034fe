import DenseMatrix
import Foundation
import Models
package import Results

/// One run: every model in a worker process of its own, on its population, one after the other.
///
/// A model that crashes, hangs or eats memory becomes a row among the errors; what it had sent before stands, and so does
/// everything of the other models.
package struct Run: Sendable {
    private let workspace: Workspace
    private let request: RunRequest
    private let worker: Worker
    private let journal: RunJournal?

    /// A run; its workers are started by `worker`.
    ///
    /// - Parameters:
    ///   - request: What is to be measured.
    ///   - workspace: The folders of models and populations.
    ///   - worker: What starts the processes that measure.
    ///   - journal: Where what is finished is kept while the run goes on; what it holds already is taken from
    ///     there and not measured again.
    package init(_ request: RunRequest, workspace: Workspace, worker: Worker, journal: RunJournal? = nil) {
        self.request = request
        self.workspace = workspace
        self.worker = worker
        self.journal = journal
    }

    /// Measures, and gives the run document.
    ///
    /// - Parameters:
    ///   - command: the command line, for the document.
    ///   - version: the version of Etalon, for the document.
    ///   - onEvent: called as the run goes on, from any thread.
    /// - Returns: the document, not written anywhere yet; where the task was cancelled, with what was finished by then.
    /// - Throws: `HarnessError` where the request names what is not there; a model that fails is no error of the run.
    package func execute(
        command: [String],
        version: String,
        onEvent: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async throws(HarnessError) -> RunDocument {
        let cells = try cells()
        let started = Date()
        let blas = BLASLibrary.current()
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
                people: request.people ?? RunRequest.defaultPeople,
                threads: request.threads,
                measures: request.measures.map(\.rawValue)
            ),
            environment: .capture(blas: BLASRecord(blas), kernels: "\(InstructionSet.live)")
        )
        for (index, cell) in cells.enumerated() {
            if Task.isCancelled { break }
            let key = journal.map { $0.key(of: cell.plan, in: document) }
            if let key, let finished = journal?.finished(key) {
                onEvent(.kept(index: index, of: cells.count, model: cell.model, population: cell.population))
                document.append(finished)
                document.run.continues(finished.run)
                continue
            }
            onEvent(.started(index: index, of: cells.count, model: cell.model, population: cell.population))
            var rows = document.withoutRows
            let fault = await measure(cell, into: &rows, onEvent: onEvent)
            // What a cancelled worker had sent is no finished measurement.
            if Task.isCancelled { break }
            if let key { try journal?.keep(rows, as: key) }
            document.append(rows)
            onEvent(.ended(model: cell.model, error: fault))
        }
        document.configuration.people =
            document.populations.map(\.people).max() ?? document.configuration.people
        document.environment.after = .capture()
        document.run.elapsedSeconds = Date().timeIntervalSince(started)
        return document
    }

    /// One model on one population.
    private struct Cell {
        let model: String
        let population: String
        let plan: RunPlan
    }

    /// What is to be measured, in order; all names are checked before anything runs.
    private func cells() throws(HarnessError) -> [Cell] {
        var cells: [Cell] = []
        for model in request.models.isEmpty ? try workspace.modelIDs() : request.models {
            let folder = try workspace.folder(ofModel: model)
            let own = RunnableModel.populationName(ofModelIn: folder) ?? RunRequest.defaultPopulation
            for population in request.populations.isEmpty ? [own] : request.populations {
                let file = try workspace.file(ofPopulation: population)
                // Populations that are made, not read, are compared with the first of them.
                let first = try workspace.file(ofPopulation: request.populations.first ?? own)
                let isCompared =
                    file != first && file.pathExtension == "yaml" && first.pathExtension == "yaml"
                let people = request.people ?? (file.pathExtension == "csv" ? nil : RunRequest.defaultPeople)
                cells.append(
                    Cell(
                        model: model,
                        population: population,
                        plan: RunPlan(
                            modelFolder: folder.path,
                            populationFile: file.path,
                            people: people,
                            outcomeColumn: request.outcomeColumn,
                            weightColumn: request.weightColumn,
                            seed: request.seed,
                            threads: request.threads,
                            measures: request.measures,
                            reference: isCompared ? first.path : nil,
                            followed: request.followed,
                            throughput: request.throughput
                        )
                    )
                )
            }
        }
        return cells
    }

    /// Measures one cell in a worker; the message of its error where it failed.
    private func measure(
        _ cell: Cell,
        into document: inout RunDocument,
        onEvent: @escaping @Sendable (RunEvent) -> Void
    ) async -> String? {
        let report = await worker.run(cell.plan, replying: RunReply.self, limits: request.limits) { reply in
            if case .progress(let stage, let share) = reply {
                onEvent(.progress(model: cell.model, stage: stage, share: share))
            }
        }
        var stage = "load"
        for reply in report.replies {
            switch reply {
            case .model(let record):
                if !document.models.contains(where: { $0.id == record.id }) { document.models.append(record) }
            case .population(let record):
                if !document.populations.contains(where: { $0.id == record.id }) {
                    document.populations.append(record)
                }
            case .progress(let current, _): stage = current
            case .findings(let findings): document.append(findings)
            }
        }
        if let usage = report.usage, usage.peakResidentBytes > 0, report.outcome == .finished {
            document.metrics.append(
                Metric(
                    "peak_memory",
                    of: MetricSubject(model: cell.model, population: cell.population),
                    value: .estimate(Double(usage.peakResidentBytes)),
                    unit: "bytes",
                    direction: .lower,
                    classification: .count
                )
            )
        }
        guard
            let error = Results.ErrorRecord(
                report,
                model: cell.model,
                population: cell.population,
                stage: stage
            )
        else { return nil }
        document.errors.append(error)
        return error.message
    }
}

extension RunDocument {
    /// Adds what one measure found.
    mutating func append(_ findings: Findings) {
        metrics += findings.metrics
        reliabilityDiagrams += findings.reliabilityDiagrams
        transitions += findings.transitions
        latencies += findings.latencies
        scoreHistograms += findings.scoreHistograms
        curves += findings.curves
    }
}

extension BLASRecord {
    /// The record of the live library.
    init(_ library: BLASLibrary) {
        self.init(
            library: library.name,
            version: library.configuration ?? library.path,
            core: library.core,
            threads: library.threads
        )
    }
}
