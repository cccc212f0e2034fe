import Results

/// How many numbers of a model are published, recalled, inferred and assumed, as one bar with its words below it.
struct ProvenanceBar {
    let context: PageContext
    let model: ModelRecord
    /// The place of the model in the document.
    let place: Int

    /// The bar and its legend; a sentence where the model has no numbers of its own.
    var markup: Markup {
        let counts = ProvenanceWord.allCases.compactMap { word in
            model.provenance.counts[word.rawValue].map { (word: word, count: $0) }
        }
        let all = counts.reduce(0) { $0 + $1.count }
        guard all > 0 else {
            return .tag(
                "p",
                [:],
                .text(
                    context.language("It has no numbers of its own.", fr: "Il n'a pas de nombres propres.")
                )
            )
        }
        var left = 0.0
        let bars = counts.map { word, count -> Markup in
            let width = Double(count) / Double(all) * Figure.width
            defer { left += width }
            return Drawing.bar(x: left, y: 0, width: max(width - 1, 1), height: 12, "known-\(word.rawValue)")
        }
        let words = counts.map { word, count -> Markup in
            .tag(
                "li",
                [:],
                .tag("span", ["class": "swatch known-\(word.rawValue)", "aria-hidden": "true"]),
                context.count(count, at: "models/\(place)/provenance/counts/\(word.rawValue)"),
                " ",
                .tag("strong", [:], .text(word.text(context.language))),
                .text(": \(word.meaning(context.language))")
            )
        }
        return .group([
            .tag(
                "svg",
                [
                    "viewBox": "0 0 \(Int(Figure.width)) 12", "class": "known", "aria-hidden": "true",
                    "preserveAspectRatio": "none",
                ],
                bars
            ),
            .tag("ul", ["class": "known"], words),
        ])
    }
}
