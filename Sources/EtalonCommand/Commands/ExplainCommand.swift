import ArgumentParser
import Foundation
import Harness
import Measures
import Results

/// `etalon explain MODEL --person K`: one person's score in full.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract:
            "Explain one person's score: its parts, every change that alters the decision, the smallest legal one.",
        discussion: """
            The person is one of the model's own population, of another one, or a row of a CSV file. Parts are exact Shapley \
            values against the first people of the population. The smallest permitted change comes with a certificate that \
            etalon verify checks without searching. Explanations measure the model: they are no advice to a person.
            """
    )

    @Argument(help: "The model, by the name of its folder or by path.", completion: .directory)
    var model: String

    @Argument(help: "A CSV file of people, in place of --population.", completion: .file(extensions: ["csv"]))
    var file: String?

    @Option(name: .long, help: ArgumentHelp("The person, counted from 1.", valueName: "number"))
    var person: Int

    @OptionGroup var source: ExplainedPopulation

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A change to look at besides the single ones, as 'sex = woman, age - 10'; repeat for several.",
            valueName: "changes"
        )
    )
    var change: [String] = []

    @Option(name: .long, help: "The language of the text: en or fr.")
    var language: LanguageOption = .english

    @Option(name: .long, help: "How the explanation is printed.")
    var format: OutputFormat = .text

    @Option(
        name: .long,
        help: ArgumentHelp("Where the proof of the smallest change goes.", valueName: "file"),
        completion: .file()
    )
    var certificate: String?

    @OptionGroup var folders: WorkspaceOptions

    func validate() throws {
        if file != nil, source.population != nil {
            throw ValidationError("give the people as a file or with --population, not both")
        }
        try source.validate()
    }

    func run() throws {
        let result = try PersonExplainer(workspace: folders.workspace).explain(
            ExplanationRequest(
                model: model,
                population: file ?? source.population,
                person: person,
                people: source.people,
                seed: source.seed,
                changes: change
            )
        )
        switch format {
        case .json: try JSONPrinting.print(ExplanationRecord(result))
        case .text:
            print(ExplanationText(result, language: language.language).text)
        }
        guard let certificate else { return }
        if let proof = result.certificate {
            try proof.write(to: URL(filePath: certificate))
        } else {
            StandardError.print("no certificate: there was nothing to prove about this person")
        }
    }
}
