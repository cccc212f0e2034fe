import ArgumentParser
import Documents
import Foundation
import Models
import Results

/// `etalon import`: makes a model folder from another program's file.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make a model folder from another program's file.",
        discussion: """
            The file is kept in the folder as it is, with its SHA-256 in model.yaml, and read from there whenever the model is \
            loaded. The schema is what the file says of its features. Without --source the model is marked as of unstated origin.
            """,
        subcommands: [
            ImportFileCommand<LightGBMFormat>.self,
            ImportFileCommand<XGBoostFormat>.self,
            ImportFileCommand<TreesJSONFormat>.self,
            ImportFileCommand<CoefficientsCSVFormat>.self,
            ImportFileCommand<ScorecardCSVFormat>.self,
            ImportEBMCommand.self,
            ImportScriptCommand.self,
        ]
    )
}

/// What every import asks for.
struct ImportOptions: ParsableArguments {
    @Option(name: .long, help: "The id of the model, the name of its folder.")
    var id: String

    @Option(name: .long, help: "The score from which a person is selected.")
    var threshold = 0.5

    @Option(name: .long, help: "Where the document can be read.")
    var address: String?

    @Option(name: .long, help: "The folder in which the model's folder is made.", completion: .directory)
    var output = "models"

    func validate() throws {
        if !threshold.isFinite {
            throw ValidationError("--threshold \(threshold): a finite number is needed")
        }
        let isPlain = id.utf8.allSatisfy { $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "/") }
        if id.isEmpty || id.hasPrefix(".") || !isPlain {
            throw ValidationError("--id '\(id)': the name of a folder is needed, without blanks")
        }
    }
}

/// A format as a subcommand.
protocol ImportFormat {
    static var format: ModelImport.Format { get }
    static var abstract: String { get }
    static var extensions: [String] { get }
}

enum LightGBMFormat: ImportFormat {
    static let format = ModelImport.Format.lightgbm
    static let abstract = "Make a model folder from LightGBM's text format (save_model)."
    static let extensions = ["txt"]
}

enum XGBoostFormat: ImportFormat {
    static let format = ModelImport.Format.xgboost
    static let abstract = "Make a model folder from XGBoost's JSON or UBJSON (save_model)."
    static let extensions = ["json", "ubj"]
}

enum TreesJSONFormat: ImportFormat {
    static let format = ModelImport.Format.treesJSON
    static let abstract = "Make a model folder from trees that export_sklearn.py or export_r.R wrote."
    static let extensions = ["json"]
}

enum CoefficientsCSVFormat: ImportFormat {
    static let format = ModelImport.Format.coefficientsCSV
    static let abstract = "Make a model folder from a table of coefficients (term, estimate, reference)."
    static let extensions = ["csv"]
}

enum ScorecardCSVFormat: ImportFormat {
    static let format = ModelImport.Format.scorecardCSV
    static let abstract = "Make a model folder from a scorecard (variable, bin, points)."
    static let extensions = ["csv"]
}

/// `etalon import FORMAT FILE`: a file that the model goes on being read from.
struct ImportFileCommand<Format: ImportFormat>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Format.format.rawValue, abstract: Format.abstract)
    }

    @Argument(help: "The file.", completion: .file(extensions: Format.extensions))
    var file: String

    @Option(name: .long, help: "Author, title and date of the document that the file is.")
    var source: String?

    @Option(
        name: .long,
        help: "The link of a format that states none: identity, logit or log."
    )
    var link: String?

    @OptionGroup var options: ImportOptions

    func validate() throws {
        if let link, !["identity", "logit", "log"].contains(link) {
            throw ValidationError("--link '\(link)': allowed are identity, logit and log")
        }
        if link != nil, [.lightgbm, .xgboost].contains(Format.format) {
            throw ValidationError("--link: the file states its own link")
        }
    }

    func run() throws {
        let url = URL(filePath: file)
        let bytes = try ImportedFile.bytes(of: url)
        let importer = ModelImport(
            format: Format.format,
            name: ImportedFile.name(of: url),
            bytes: bytes,
            options: ModelImport.Options(
                id: options.id,
                threshold: options.threshold,
                source: source,
                address: options.address,
                link: link,
                sha256: SHA256.hexadecimalDigest(of: bytes)
            )
        )
        try NewModelFolder(id: options.id, parent: options.output).write(try importer.files())
    }
}

/// `etalon import ebm-json FILE`: an explainable boosting machine.
struct ImportEBMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ebm-json",
        abstract: "Make a model folder from the bins and scores of an explainable boosting machine."
    )

    @Argument(
        help: "The file, JSON with one machine or several by name.",
        completion: .file(extensions: ["json"])
    )
    var file: String

    @Option(name: .long, help: "Which machine of a file that holds several.")
    var machine: String?

    @Option(name: .long, help: "Author, title and date of the document that the file is.")
    var source: String

    @OptionGroup var options: ImportOptions

    func run() throws {
        let url = URL(filePath: file)
        let bytes = try ImportedFile.bytes(of: url)
        let name = ImportedFile.name(of: url)
        let digest = SHA256.hexadecimalDigest(of: bytes)
        let importer = EBMImporter(
            file: url,
            options: EBMImporter.Options(
                id: options.id,
                machine: machine,
                threshold: options.threshold,
                source: "\(source); file \(name), SHA-256 \(digest)",
                address: options.address
            )
        )
        var files = try importer.files().mapValues { Array($0.utf8) }
        // The parameters that were made from it are parameters.json.
        files[name == "parameters.json" ? "source.json" : name] = bytes
        try NewModelFolder(id: options.id, parent: options.output).write(files)
    }
}
