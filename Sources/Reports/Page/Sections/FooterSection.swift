import Results

/// The end of a page: who was scored, and how to get all numbers or the same run again.
struct FooterSection {
    let context: PageContext

    /// The footer.
    var markup: Markup {
        let language = context.language
        let document = context.document
        let populations = document.populations.enumerated().map { place, population -> Markup in
            .tag(
                "li",
                [:],
                .tag("strong", [:], .text(language(population.label))),
                " (",
                .tag("code", [:], .text(population.id)),
                .text(", \(origin(of: population)), "),
                context.count(population.people, at: "populations/\(place)/people"),
                .text(language(" people)", fr: " personnes)")),
                population.sources.isEmpty
                    ? .nothing
                    : .group([
                        ": ",
                        .group(
                            population.sources.enumerated().map { index, source in
                                .group([index > 0 ? "; " : "", .link(source.title, to: source.address)])
                            }
                        ),
                    ])
            )
        }
        return .tag(
            "footer",
            [:],
            .tag("h2", [:], .text(language("The people", fr: "Les personnes"))),
            .tag("ul", [:], populations),
            .tag(
                "h2",
                [:],
                .text(
                    language(
                        "All numbers, and the same run again",
                        fr: "Tous les nombres, et la même exécution"
                    )
                )
            ),
            .tag(
                "p",
                [:],
                .text(
                    language(
                        "This page shows the numbers that people read first. All \(context.format.whole(document.metrics.count)) of "
                            + "them are in the run document ",
                        fr:
                            "Cette page montre les nombres qu'on lit d'abord. Tous les \(context.format.whole(document.metrics.count)) "
                            + "sont dans le document "
                    )
                ),
                .tag("code", [:], .text(document.fileName)),
                ": ",
                .tag(
                    "code",
                    [:],
                    .text("etalon report \(document.run.id.isEmpty ? "latest" : document.fileName) --csv -")
                )
            ),
            .tag("p", [:], .tag("code", [:], .text(document.run.command.joined(separator: " ")))),
            .tag(
                "p",
                [:],
                .text("Etalon \(document.run.etalonVersion) · \(document.schema) · \(document.run.id)")
            )
        )
    }

    private func origin(of population: PopulationRecord) -> String {
        let language = context.language
        if population.origin == "generator" {
            return language("made by a generator", fr: "produites par un générateur")
        }
        let file = language("from a file", fr: "d'un fichier")
        return population.weight.map {
            "\(file), \(language("weighted by \($0)", fr: "pondérées par \($0)"))"
        } ?? file
    }
}
