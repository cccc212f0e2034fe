import ArgumentParser
import Foundation
import Harness
import Reports
import Results

/// `etalon run`: measures models on populations.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Measure models: throughput, calibration, counterfactual sensitivity.",
        discussion: """
            Every model is loaded in a worker process of its own, scores a population, and is measured. The table goes to standard \
            output, the run document to results/runs/. A model that fails becomes an error row, and the exit code is 5.
            """
    )

    @Argument(
        help: "The models, by the names of their folders or by path; all of models/ where none is named.",
        completion: .directory
    )
    var models: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A population every model scores, by name or as a CSV file; repeat for several. Each model's own where none is named.",
            valueName: "name"
        )
    )
    var population: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A binary feature whose share among the selected is followed from the first population to the others (default: rsa).",
            valueName: "feature"
        )
    )
    var follow: [String] = []

    @Option(
        name: .long,
        help:
            "How many people to make; all rows of a CSV file where not given (default of generators: 100000)."
    )
    var people: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The column of a CSV file that holds outcomes (default: the one called like a model's target).",
            valueName: "column"
        )
    )
    var outcome: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The column of a CSV file that holds weights, for throughput, counterfactual and sets; see etalon measure for calibration.",
            valueName: "column"
        )
    )
    var weight: String?

    @Option(name: .long, help: "The seed of every random number.")
    var seed: UInt64 = 1

    @Option(name: .long, help: "Threads that share the people; the numbers do not depend on it.")
    var threads: Int = 1

    @Option(
        name: .long,
        help:
            "The measures to take, separated by commas: \(MeasureName.allCases.map(\.rawValue).joined(separator: ", ")) (default: \(MeasureName.usual.map(\.rawValue).joined(separator: ",")))."
    )
    var measures: String?

    @Option(name: .long, help: ArgumentHelp("The longest a model may take.", valueName: "seconds"))
    var timeLimit: Double = 600

    @Option(name: .long, help: ArgumentHelp("The most memory a model may use.", valueName: "MiB"))
    var memoryLimit: Int?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where the run document goes; a folder, or a file that ends in .json (default: runs/ in the results folder).",
            valueName: "path"
        )
    )
    var output: String?

    @Option(name: .long, help: "How the results are printed.")
    var format: OutputFormat = .text

    @Option(name: .long, help: "The language of the printed results.")
    var language: LanguageOption = .english

    @Flag(name: .long, help: "No progress on the terminal.")
    var quiet = false

    @Flag(
        name: .long,
        help:
            "Go on with the same run where it was interrupted: what was finished and did not change is kept."
    )
    var resume = false

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if let people, people < 0 { throw ValidationError("--people \(people): allowed is 0 or more") }
        if !(1...1024).contains(threads) {
            throw ValidationError("--threads \(threads): allowed is 1 to 1024")
        }
        if !(timeLimit > 0) || timeLimit > 1e7 {
            throw ValidationError("--time-limit \(timeLimit): allowed is more than 0 seconds")
        }
        if let memoryLimit, memoryLimit < 16 {
            throw ValidationError("--memory-limit \(memoryLimit): allowed is 16 MiB or more")
        }
        _ = try measureNames()
    }

    private func measureNames() throws -> [MeasureName] {
        guard let measures else {
            return weight == nil
                ? MeasureName.usual : MeasureName.usual.filter(MeasureName.weightable.contains)
        }
        let words = measures.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let names = try words.map { word in
            guard let name = MeasureName(rawValue: word) else {
                let allowed = MeasureName.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--measures: there is no measure '\(word)'; allowed: \(allowed)")
            }
            return name
        }
        if weight != nil, let other = names.first(where: { !MeasureName.weightable.contains($0) }) {
            let allowed = MeasureName.weightable.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(
                "--weight: \(other.rawValue) is not weighted in a run; allowed: \(allowed); calibration with weights: etalon measure"
            )
        }
        return names
    }

    func run() async throws {
        let request = RunRequest(
            models: try chosenModels(),
            populations: population,
            people: people,
            outcomeColumn: outcome,
            weightColumn: weight,
            seed: seed,
            threads: threads,
            measures: try measureNames(),
            followed: follow,
            limits: WorkerLimits(wallClock: .seconds(timeLimit), memory: memoryLimit.map { $0 << 20 })
        )
        let journal = RunJournal(of: request, runsFolder: runsFolder, resumes: resume)
        announce(journal)
        let run = Run(
            request,
            workspace: folders.workspace,
            worker: Worker(launch: .thisExecutable(blasThreads: 1)),
            journal: journal
        )
        let progress = ProgressLine(isShown: !quiet && format == .text)
        let outcome = await Interruption.cancelling {
            () async -> (result: Result<RunDocument, HarnessError>, isCancelled: Bool) in
            do throws(HarnessError) {
                let document = try await run.execute(
                    command: CommandLine.arguments,
                    version: Version.current
                ) { progress.show($0) }
                return (.success(document), Task.isCancelled)
            } catch {
                return (.failure(error), Task.isCancelled)
            }
        }
        progress.clear()
        let document = try outcome.result.get()
        if outcome.isCancelled {
            let finished = journal.count
            StandardError.print(
                "interrupted: \(finished) finished and kept in \(journal.path); go on with the same command and --resume"
            )
            throw ExitStatus.interrupted.code
        }
        let file = try write(document)
        journal.remove()
        switch format {
        case .json: try JSONPrinting.print(document)
        case .text:
            let report = TerminalReport(document, style: .current, language: language.reportLanguage)
            print(report.text(file: file.relativePath), terminator: "")
        }
        if !document.errors.isEmpty { throw ExitStatus.modelError.code }
    }

    /// The models named; where none is, those that take what the populations named have, and a note on the others.
    private func chosenModels() throws -> [String] {
        guard models.isEmpty, !population.isEmpty else { return models }
        let fitting = try folders.workspace.modelsFitting(populations: population)
        if !fitting.others.isEmpty, !fitting.models.isEmpty {
            let others = fitting.others.map(\.model).joined(separator: ", ")
            StandardError.print("left out, because they take what the populations have not: \(others)")
        }
        return fitting.models
    }

    /// The folder that the run document goes to.
    private var runsFolder: URL {
        guard let output else { return folders.workspace.resultsFolder.appending(path: "runs") }
        let target = URL(filePath: output)
        return target.pathExtension == "json" ? target.deletingLastPathComponent() : target
    }

    private func write(_ document: RunDocument) throws -> URL {
        guard let output, output.hasSuffix(".json") else { return try document.write(folder: runsFolder) }
        let target = URL(filePath: output)
        try document.write(file: target)
        return target
    }

    /// Says what an interrupted run left, and whether it is used.
    private func announce(_ journal: RunJournal) {
        guard !quiet else { return }
        if resume && journal.count == 0 {
            StandardError.print("nothing to resume in \(journal.path): measuring everything")
        } else if !resume && journal.count > 0 {
            StandardError.print(
                "an interrupted run of the same kind left \(journal.count) finished in \(journal.path); --resume uses them"
            )
        }
    }
}
