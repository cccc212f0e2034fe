import ArgumentParser
import Harness
import Populations
import Scoring

/// `etalon population describe P`: what a population is and where its numbers come from.
struct PopulationDescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Describe a population: features, rules, outcomes, and where each number comes from."
    )

    @Argument(help: "The population, by name or by the path of its specification.")
    var population: String

    @Option(name: .long, help: "The language of the description.")
    var language: LanguageOption = .english

    @OptionGroup var folders: WorkspaceOptions

    func run() throws {
        let specification = try Population.read(folders.workspace.file(ofPopulation: population))
        print(PopulationDescription(specification, language: language.language).text)
    }
}
