import ArgumentParser
import Foundation
import Harness
import Reports
import Results

/// `etalon report`: a stored run for people and for other programs.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show a stored run, or hand it on as a page, tables, or what CI reads.",
        discussion: """
            Without an export the run is printed as `etalon run` prints it. Several exports may be asked for at once, each with a \
            file; `-` is standard output, for one of them. Files are written whole or not at all.

            etalon report --html report.html --junit report.xml --sarif report.sarif
            etalon report 20261124 --csv - | head
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The run document: a file, the beginning of its name in the results folder, or 'latest'.",
            valueName: "run"
        ),
        completion: .file(extensions: ["json"])
    )
    var name = RunFolder.latest

    @OptionGroup(title: "Exports") var exports: ExportOptions

    @Option(name: .long, help: "The language of what people read: the page, Markdown, the terminal.")
    var language: LanguageOption = .english

    @Flag(name: .long, help: "Say no more than errors.")
    var quiet = false

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        let targets = exports.exports(language: .english).map(\.target)
        let toOutput = targets.filter(\.isStandardOutput).map(\.option)
        if toOutput.count > 1 {
            throw ValidationError(
                "\(toOutput.joined(separator: ", ")): one export at a time goes to standard output"
            )
        }
        let files = targets.filter { !$0.isStandardOutput }.map { URL(filePath: $0.path).standardized.path }
        if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
            throw ValidationError("\(twice): two exports go to this file; give each its own")
        }
        if let empty = targets.first(where: { $0.path.isEmpty }) {
            throw ValidationError("\(empty.option): the name of a file is missing")
        }
    }

    func run() throws {
        let results = folders.workspace.resultsFolder
        let file = try RunFolder(results.appending(path: "runs")).file(named: name)
        let document = try RunDocument.read(file: file)
        let wanted = exports.exports(language: language.reportLanguage)
        guard !wanted.isEmpty else {
            let report = TerminalReport(document, style: .current, language: language.reportLanguage)
            return print(report.text(file: file.relativePath), terminator: "")
        }
        let history =
            exports.html == nil ? [] : try HistoryFile(results.appending(path: "history.jsonl")).entries()
        // Everything is made before anything is written.
        let made = try wanted.map { (target: $0.target, data: try $0.make(document, history)) }
        for (target, data) in made {
            try target.write(data)
            if !quiet && !target.isStandardOutput { StandardError.print("wrote \(target.path)") }
        }
    }
}
