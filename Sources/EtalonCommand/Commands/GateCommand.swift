import ArgumentParser
import Foundation
import Harness
import Reports
import Results

/// `etalon gate BASELINE RUN`: whether anything became worse.
struct GateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gate",
        abstract: "Judge a run against a stored one, or the speed of one program against another's.",
        discussion: """
            Numbers are compared by their class: what follows from the inputs alone exactly or within a stated tolerance, counts \
            of machine work within a small share, timings with great reserve, for two runs at different times do not tell. For a \
            verdict on speed give two programs and --paired: they then run in turns.

            Exit codes: 0 nothing is worse; 1 a file or an option is wrong; 2 something is worse; 3 not comparable or an unfit \
            machine, with --require-comparable; 4 only better, with --report-improvements; 5 a model failed.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The stored run: a run document, or a folder, of which the newest counts. With --paired: the old program.",
            valueName: "baseline"
        ),
        completion: .file()
    )
    var old: String

    @Argument(
        help: ArgumentHelp("The run to judge. With --paired: the new program.", valueName: "run"),
        completion: .file()
    )
    var new: String

    @OptionGroup var paired: PairedOptions

    @OptionGroup var policy: GatePolicyOptions

    @OptionGroup var exports: GateExportOptions

    @Option(name: .long, help: "How the verdicts are printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func run() async throws {
        let thresholds = try policy.tolerated(resultsFolder: folders.workspace.resultsFolder)
        if paired.paired { return try await runPaired(thresholds: thresholds) }
        let baseline = try RunDocument.read(file: RunDocument.file(at: URL(filePath: old)))
        let current = try RunDocument.read(file: RunDocument.file(at: URL(filePath: new)))
        let report = GateComparison(baseline: baseline, current: current, thresholds: thresholds).report()
        try conclude(report, of: current, isPaired: false)
    }

    /// Prints and writes the verdicts, and ends with the code that they ask for.
    func conclude(_ report: GateReport, of document: RunDocument, isPaired: Bool) throws {
        let exit = report.exit(policy: policy.policy)
        switch format {
        case .json: FileHandle.standardOutput.write(try report.json(exit: exit))
        case .text:
            print(GateText(report, style: .current).text(isPaired: isPaired), terminator: "")
        }
        try exports.write(report, of: document, exit: exit)
        if exit != .passed { throw ExitCode(exit.rawValue) }
    }
}
