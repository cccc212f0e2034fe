import ArgumentParser
import Foundation
import Harness
import Reports
import Results

/// `etalon history`: numbers over time.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract:
            "Show how numbers moved from run to run, and when their level changed; add runs to the history.",
        discussion: """
            The history is history.jsonl in the results folder, a file that only grows: branches merge it by union. A number is \
            compared with itself under the same conditions only: the machine for timings and counts, the people and the seed \
            else. It tells when a level changed; it judges nothing: for that there is etalon gate.
            """
    )

    @Option(
        name: .customLong("append"),
        help: ArgumentHelp("A run document to add; repeat for several.", valueName: "run"),
        completion: .file(extensions: ["json"])
    )
    var runs: [String] = []

    @Option(name: .long, help: "Only numbers of this model.")
    var model: String?

    @Option(name: .long, help: "Only numbers of this name, as in brier_score.")
    var metric: String?

    @Flag(name: .long, help: "Plots below each other, in the place of the table.")
    var plot = false

    @Option(name: .long, help: "How the history is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let results = folders.workspace.resultsFolder
        let history = HistoryFile(results.appending(path: "history.jsonl"))
        for run in runs {
            var document = try RunDocument.read(file: RunDocument.file(at: URL(filePath: run)))
            document.metrics = document.metrics.filter { isWanted($0.subject.model, $0.name) }
            let added = try history.append(document)
            StandardError.print(
                added == 0
                    ? "\(run): in the history already, or without numbers" : "\(run): \(added) numbers added"
            )
        }
        let thresholdsFile = results.appending(path: "thresholds.yaml")
        let thresholds =
            FileManager.default.fileExists(atPath: thresholdsFile.path)
            ? try GateThresholds.read(file: thresholdsFile) : .standard
        let trends = HistorySeries.all(of: try history.entries().filter(isWanted))
            .map { HistoryTrend($0, thresholds: thresholds) }
        let sorted = HistoryTrend.notableFirst(trends)
        switch format {
        case .json: try JSONPrinting.print(JSONValue.list(sorted.map(\.json)))
        case .text:
            guard !sorted.isEmpty else {
                return print("no history yet: etalon history --append results/runs/NAME.json")
            }
            let text = HistoryText(sorted, style: .current)
            print(plot ? text.plots() : text.table(), terminator: "")
        }
    }

    private func isWanted(_ model: String, _ metric: String) -> Bool {
        (self.model == nil || self.model == model) && (self.metric == nil || self.metric == metric)
    }

    /// Whether a line is wanted: its series is `model/.../metric[coordinates]`.
    private func isWanted(_ entry: HistoryEntry) -> Bool {
        let path = entry.series.prefix { $0 != "[" }.split(separator: "/").map(String.init)
        return isWanted(path.first ?? "", path.last ?? "")
    }
}
