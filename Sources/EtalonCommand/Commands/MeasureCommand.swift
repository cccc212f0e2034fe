import ArgumentParser
import Foundation
import Harness
import Measures
import Populations
import Reports
import Scoring

/// `etalon measure SCORES.csv`: calibration, discrimination and disparity of scores that were made elsewhere.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measure scores that were made elsewhere: calibration, discrimination, groups.",
        discussion: """
            The first line of the file names its columns. A person is selected where the score is at least the threshold; by \
            levels, the level is the number of cuts that the score reaches, and the highest level is selected; by a capacity, \
            the highest scores are, equal ones in the order of the rows. A count column makes a row stand for many people, as \
            in published tables. Undefined numbers say why.
            """
    )

    @Argument(help: "The file of scores.", completion: .file(extensions: ["csv"]))
    var file: String

    @OptionGroup var columns: ScoreColumnOptions
    @OptionGroup var decision: ScoreDecisionOptions

    @Option(name: .long, help: "What the scores are: probabilities, or numbers whose order alone counts.")
    var kind: ScoreKindOption = .probability

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Fit a map to probabilities on half of the people and measure it on the others: platt, isotonic, beta, temperature.",
            valueName: "map"
        )
    )
    var recalibrate: RecalibrationOption?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write the map of --recalibrate as a model with a calibration layer to this new folder, named like the model.",
            valueName: "folder"
        )
    )
    var saveRecalibration: String?

    @Option(name: .long, help: "The seed of the halves for --recalibrate, and of a consistency band.")
    var seed: UInt64 = 1

    @OptionGroup var diagram: ReliabilityDiagramOptions

    @Option(
        name: .long,
        help: "The group that others are compared with: largest, highest (selection rate), or its name."
    )
    var reference = "largest"

    @Option(name: .long, help: "Numbers of fewer people are suppressed.")
    var minimum = 10

    @Option(name: .long, help: "The coverage of intervals.")
    var level = 0.95

    @Option(name: .long, help: "How the results are printed.")
    var format: OutputFormat = .text

    func validate() throws {
        if minimum < 1 { throw ValidationError("--minimum \(minimum): allowed is 1 or more") }
        if let folder = saveRecalibration {
            if recalibrate == nil {
                throw ValidationError("--save-recalibration needs --recalibrate: the map")
            }
            let id = URL(filePath: folder).lastPathComponent
            if !RecalibratedModel.isLegal(id: id) {
                throw ValidationError(
                    """
                    --save-recalibration \(folder): the folder is named like the model: lower-case letters, digits and single hyphens \
                    between them, a letter first
                    """
                )
            }
        }
        if !(level > 0 && level < 1) {
            throw ValidationError("--level \(level): allowed is a number between 0 and 1")
        }
    }

    func run() throws {
        let reference: DisparitySettings.Reference =
            switch self.reference {
            case "largest": .largest
            case "highest": .highestRate
            default: .named(self.reference)
            }
        let request = ScoreMeasurementRequest(
            table: columns.request,
            decision: try decision.rule,
            claimsProbability: kind == .probability,
            recalibration: recalibrate?.map,
            seed: seed,
            diagram: try diagram.settings(seed: seed),
            groups: columns.group,
            controls: columns.control,
            disparity: DisparitySettings(reference: reference, minimum: minimum, level: level)
        )
        let report = try ScoreMeasurement(request).measure(path: file)
        let saved = try save(report, request)
        switch format {
        case .json: try JSONPrinting.print(report.json)
        case .text:
            print(ScoreMeasurementText(report, file: file).text)
            if let saved { print("\n\(saved): read README.md there before you share it") }
        }
    }

    /// Writes the map as a model; returns its folder, nil where that was not asked for.
    private func save(_ report: ScoreMeasurementReport, _ request: ScoreMeasurementRequest) throws -> String?
    {
        guard let saveRecalibration, let map = report.recalibration else { return nil }
        let folder = URL(filePath: saveRecalibration)
        let model = try RecalibratedModel(
            id: folder.lastPathComponent,
            map: map,
            request: request,
            file: URL(filePath: file)
        )
        return try model.write(to: folder.deletingLastPathComponent()).relativePath
    }
}
