import Results

/// What could not be measured, with the last words of the worker.
struct ErrorList {
    let language: ReportLanguage
    let errors: [ErrorRecord]

    /// The list.
    var markup: Markup {
        .tag(
            "div",
            ["class": "error", "role": "note"],
            [.tag("h3", [:], .text(language("Could not be measured", fr: "N'a pas pu être mesuré")))]
                + errors.map { error in
                    .group([
                        .tag(
                            "p",
                            [:],
                            .tag("code", [:], .text(error.model)),
                            " ",
                            .text("\(error.stage): \(error.message)")
                        ),
                        error.standardErrorTail.map { .tag("pre", [:], .text($0)) } ?? .nothing,
                    ])
                }
        )
    }
}
