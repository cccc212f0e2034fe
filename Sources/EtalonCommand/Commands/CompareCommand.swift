import ArgumentParser
import Foundation
import Harness
import Reports
import Results
import Scoring

/// `etalon compare`: reconstructions side by side, on the same people.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare models on the same people: where they differ, for whom, and whether it matters.",
        discussion: """
            Every model scores the population in a worker process of its own; then each is compared with each that follows it: rank \
            correlations, score differences, overlap of the highest, decisions and who changes side by group, and every measure of \
            calibration and discrimination with the interval of its difference. Differences are first less second. A model that \
            fails becomes an error, the pairs without it stand, and the exit code is 5.
            """
    )

    @Argument(help: "Two or more models, by the names of their folders or by path.", completion: .directory)
    var models: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The population they score, by name or as a CSV file; that of the first model where none is named.",
            valueName: "name"
        )
    )
    var population: String?

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

    @Option(name: .long, help: "The seed of every random number.")
    var seed: UInt64 = 1

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Let every model select so many people, in the place of its own rule.",
            valueName: "K"
        )
    )
    var top: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("Let every model select this share of the people.", valueName: "X")
    )
    var topShare: Double?

    @Option(name: .long, help: "Resamples behind the intervals that have no formula; 0 for none.")
    var resamples: Int = ComparisonRequest.defaultResamples

    @Option(name: .long, help: "Threads that share the work; the numbers do not depend on it.")
    var threads: Int = 1

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

    @Option(name: .long, help: "The language of what is printed.")
    var language: LanguageOption = .english

    @Flag(name: .long, help: "No progress on the terminal.")
    var quiet = false

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if models.count < 2 {
            throw ValidationError("etalon compare needs two models or more, as in: etalon compare A B")
        }
        if let people, people < 1 { throw ValidationError("--people \(people): allowed is 1 or more") }
        if let top, top < 1 { throw ValidationError("--top \(top): allowed is 1 or more") }
        if let topShare, !(topShare > 0 && topShare <= 1) {
            throw ValidationError("--top-share \(topShare): allowed is more than 0 and at most 1")
        }
        if top != nil, topShare != nil {
            throw ValidationError("--top and --top-share say the same thing in two ways: give one")
        }
        if !(0...100_000).contains(resamples) || (1..<20).contains(resamples) {
            throw ValidationError("--resamples \(resamples): allowed is 0, or 20 to 100000")
        }
        if !(1...1024).contains(threads) {
            throw ValidationError("--threads \(threads): allowed is 1 to 1024")
        }
        if !(timeLimit > 0) || timeLimit > 1e7 {
            throw ValidationError("--time-limit \(timeLimit): allowed is more than 0 seconds")
        }
        if let memoryLimit, memoryLimit < 16 {
            throw ValidationError("--memory-limit \(memoryLimit): allowed is 16 MiB or more")
        }
    }

    func run() async throws {
        let request = ComparisonRequest(
            models: models,
            population: population,
            people: people,
            outcomeColumn: outcome,
            seed: seed,
            size: top.map { .count($0) } ?? topShare.map { .share($0) },
            threads: threads,
            resamples: resamples,
            limits: WorkerLimits(wallClock: .seconds(timeLimit), memory: memoryLimit.map { $0 << 20 })
        )
        let comparison = Comparison(
            request,
            workspace: folders.workspace,
            worker: Worker(launch: .thisExecutable(blasThreads: 1, subcommand: WorkerLaunch.scoresSubcommand))
        )
        let progress = ProgressLine(isShown: !quiet && format == .text)
        let document = try await comparison.execute(
            command: CommandLine.arguments,
            version: Version.current
        ) { event in
            progress.show(event)
        }
        progress.clear()
        let file = try write(document)
        switch format {
        case .json: try JSONPrinting.print(document)
        case .text:
            let language: ReportLanguage = language == .french ? .french : .english
            let report = ComparisonReport(document, style: .current, language: language)
            print(report.text(file: file.relativePath), terminator: "")
        }
        if !document.errors.isEmpty { throw ExitStatus.modelError.code }
    }

    private func write(_ document: RunDocument) throws -> URL {
        guard let output else {
            return try document.write(folder: folders.workspace.resultsFolder.appending(path: "runs"))
        }
        let target = URL(filePath: output)
        guard target.pathExtension == "json" else { return try document.write(folder: target) }
        try document.write(file: target)
        return target
    }
}
