import ArgumentParser
import Harness
import Populations
import Results
import Scoring

/// `etalon population list`: the populations there are.
struct PopulationListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the populations there are."
    )

    @Option(name: .long, help: "The language of the names.")
    var language: LanguageOption = .english

    @Option(name: .long, help: "How the list is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    /// One population of `--format json`.
    private struct Row: Encodable {
        let id: String
        let label: TextRecord
        let features: Int
        let margins: Int
        let outcomes: [String]
    }

    func run() throws {
        let workspace = folders.workspace
        let populations = try workspace.populationIDs().map {
            try Population.read(workspace.file(ofPopulation: $0))
        }
        switch format {
        case .json:
            try JSONPrinting.print(
                populations.map { population in
                    Row(
                        id: population.id,
                        label: TextRecord(population.label),
                        features: population.schema.count,
                        margins: population.margins.count,
                        outcomes: population.outcomes.map(\.name)
                    )
                }
            )
        case .text:
            let titles =
                language == .english
                ? ["population", "features", "margins", "name"]
                : ["population", "variables", "marges", "nom"]
            let rows = populations.map { population in
                [
                    population.id, "\(population.schema.count)", "\(population.margins.count)",
                    population.label.text(in: language.language),
                ]
            }
            print(TextColumns.aligned([titles] + rows))
        }
    }
}
