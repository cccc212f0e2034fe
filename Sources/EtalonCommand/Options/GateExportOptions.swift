import ArgumentParser
import Foundation
import Reports
import Results

/// Where else the verdicts of a gate go.
struct GateExportOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Write the verdicts as JSON.", valueName: "file"),
        completion: .file()
    )
    var json: String?

    @Option(name: .long, help: ArgumentHelp("Write JUnit XML.", valueName: "file"), completion: .file())
    var junit: String?

    @Option(name: .long, help: ArgumentHelp("Write SARIF 2.1.0.", valueName: "file"), completion: .file())
    var sarif: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Write a summary in Markdown.", valueName: "file"),
        completion: .file()
    )
    var markdown: String?

    @Flag(
        name: .long,
        help: "Print annotations for GitHub, and add the summary to the file that GITHUB_STEP_SUMMARY names."
    )
    var github = false

    /// Writes what was asked for.
    ///
    /// - Parameters:
    ///   - report: the verdicts.
    ///   - document: the run that is judged.
    ///   - exit: how the command ends.
    /// - Throws: `ResultsError` where a file cannot be written.
    func write(_ report: GateReport, of document: RunDocument, exit: GateExit) throws {
        if let json { try report.write(file: URL(filePath: json), exit: exit) }
        if let junit { try TextFile.write(JUnitExport.text(report, of: document), file: junit) }
        if let sarif { try TextFile.write(try SARIFExport.data(document, report: report), file: sarif) }
        guard markdown != nil || github else { return }
        let summary = MarkdownExport(document, report: report).text()
        if let markdown { try TextFile.write(summary, file: markdown) }
        guard github else { return }
        print(GitHubAnnotations.text(document, report: report), terminator: "")
        if let file = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !file.isEmpty {
            try TextFile.append(summary, file: file)
        }
    }
}
