import ArgumentParser
import Foundation
import Harness
import Models
import Populations

/// `etalon fit`: makes a model from data.
struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Fit a model to data and make its folder.",
        subcommands: [FitLogisticCommand.self]
    )
}

/// `etalon fit logistic DATA.csv`: a logistic regression.
struct FitLogisticCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logistic",
        abstract: "Fit a logistic regression by maximum likelihood.",
        discussion: """
            The first line of the file names its columns. Columns of numbers enter as they are; columns with any text are categories, \
            whose first level (in the order of the bytes) is the reference. Rows without an outcome are left out; a missing feature is \
            an error. Every coefficient of the model says that it was inferred from this file, and its standard error.
            """
    )

    @Argument(help: "The data, comma-separated.", completion: .file(extensions: ["csv"]))
    var data: String

    @Option(name: .long, help: ArgumentHelp("The column to predict: 0, 1 or empty.", valueName: "column"))
    var outcome: String

    @Option(name: .long, help: "The id of the model, the name of its folder.")
    var id: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The columns to learn from, separated by commas; all others where not given.",
            valueName: "columns"
        )
    )
    var features: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Columns of numbers that are codes of categories, separated by commas.",
            valueName: "columns"
        )
    )
    var categorical: String?

    @Option(name: .long, help: ArgumentHelp("The column of weights, 0 or more.", valueName: "column"))
    var weight: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Half the weight of the squared coefficients: 1/C of scikit-learn.",
            valueName: "lambda"
        )
    )
    var ridge = 0.0

    @Option(name: .long, help: "The probability from which the model selects a person.")
    var threshold = 0.5

    @Option(name: .long, help: "The confidence level of the intervals.")
    var level = 0.95

    @Option(name: .long, help: "How the result is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if !(ridge >= 0) || ridge.isInfinite {
            throw ValidationError("--ridge \(ridge): allowed is a number of 0 or more")
        }
        if !(0...1).contains(threshold) {
            throw ValidationError("--threshold \(threshold): allowed is 0 to 1")
        }
        if !(level > 0 && level < 1) {
            throw ValidationError("--level \(level): allowed is more than 0 and less than 1")
        }
    }

    func run() throws {
        var request = FitRequest(file: URL(filePath: data), outcome: outcome, id: id)
        request.features = features.map(Self.names)
        request.categorical = Set(categorical.map(Self.names) ?? [])
        request.weight = weight
        request.ridge = ridge
        request.threshold = threshold
        let parent = folders.workspace.modelsFolder
        if FileManager.default.fileExists(atPath: parent.appending(path: id).path) {
            throw FitError.exists(folder: parent.appending(path: id).relativePath)
        }
        let fit = try LogisticFit(request)
        let folder = try fit.write(to: parent)
        switch format {
        case .json: try JSONPrinting.print(FitReport(fit, level: level, folder: folder.relativePath))
        case .text:
            print(FitTable(fit, level: level).text)
            print("\n\(folder.relativePath): read README.md there before you share it")
        }
    }

    private static func names(_ list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}
