import ArgumentParser
import Harness
import Results

/// `etalon describe MODEL`: what a model is and where its numbers come from.
struct DescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Describe a model: inputs, outputs, decision, and where each number comes from."
    )

    @Argument(help: "The model, by the name of its folder or by path.", completion: .directory)
    var model: String

    @Option(name: .long, help: "The language of the description.")
    var language: LanguageOption = .english

    @Option(name: .long, help: "How the description is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let loaded = try RunnableModel(folder: folders.workspace.folder(ofModel: model))
        switch format {
        case .json: try JSONPrinting.print(loaded.record)
        case .text: print(ModelDescription(loaded.record, language: language.language).text)
        }
    }
}
