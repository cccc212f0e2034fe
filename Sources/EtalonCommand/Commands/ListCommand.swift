import ArgumentParser
import Harness
import Results

/// `etalon list`: the models and populations there are.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the models and populations there are."
    )

    @Option(name: .long, help: "The language of the names.")
    var language: LanguageOption = .english

    @Option(name: .long, help: "How the list is printed.")
    var format: OutputFormat = .text

    @OptionGroup var folders: WorkspaceOptions

    /// What `--format json` prints.
    private struct Listing: Encodable {
        var models: [Row] = []
        var invalid: [String] = []
        let populations: [String]

        struct Row: Encodable {
            let id: String
            let version: String
            let name: TextRecord
            let family: String
            let provenance: String
        }
    }

    func run() throws {
        let workspace = folders.workspace
        var listing = Listing(populations: workspace.populationIDs())
        for id in try workspace.modelIDs() {
            guard let loaded = try? RunnableModel(folder: workspace.folder(ofModel: id)) else {
                listing.invalid.append(id)
                continue
            }
            listing.models.append(
                .init(
                    id: loaded.record.id,
                    version: loaded.record.version,
                    name: loaded.record.name,
                    family: loaded.record.family,
                    provenance: loaded.record.provenance.classification
                )
            )
        }
        switch format {
        case .json: try JSONPrinting.print(listing)
        case .text: show(listing)
        }
        if !listing.invalid.isEmpty { throw ExitStatus.modelError.code }
    }

    private func show(_ listing: Listing) {
        let isEnglish = language == .english
        let rows = listing.models.map {
            [$0.id, $0.version, $0.family, $0.provenance, $0.name.text(in: language.language)]
        }
        let titles =
            isEnglish
            ? ["model", "version", "family", "provenance", "name"]
            : ["modèle", "version", "famille", "provenance", "nom"]
        print(TextColumns.aligned([titles] + rows))
        for id in listing.invalid {
            print("\(id)  \(isEnglish ? "has faults:" : "a des défauts :") etalon validate \(id)")
        }
        let none = isEnglish ? "none" : "aucune"
        let populations = listing.populations.isEmpty ? none : listing.populations.joined(separator: ", ")
        print("\npopulations\(isEnglish ? "" : " "): \(populations)")
    }
}
