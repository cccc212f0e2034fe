import Results

/// Where a number of a model comes from, from the best known to the least.
enum ProvenanceWord: String, CaseIterable, Sendable {
    /// A source states it.
    case published
    /// A source is said to state it; it was not read again.
    case recalled
    /// It follows from what is published.
    case inferred
    /// It was made up, within a range.
    case assumed

    /// The word.
    func text(_ language: ReportLanguage) -> String {
        switch self {
        case .published: language("published", fr: "publiés")
        case .recalled: language("recalled", fr: "cités de mémoire")
        case .inferred: language("inferred", fr: "déduits")
        case .assumed: language("assumed", fr: "supposés")
        }
    }

    /// What it means.
    func meaning(_ language: ReportLanguage) -> String {
        switch self {
        case .published: language("a source states the number", fr: "une source donne le nombre")
        case .recalled:
            language(
                "attributed to a source that was not read again",
                fr: "attribué à une source qui n'a pas été relue"
            )
        case .inferred: language("it follows from what is published", fr: "il découle de ce qui est publié")
        case .assumed:
            language(
                "nobody outside knows it: a guess within a range",
                fr: "personne au dehors ne le connaît : une supposition dans un intervalle"
            )
        }
    }

    /// The class of a whole model, as it is written in the model and, in French, as people read it.
    static func name(ofClass classification: String, _ language: ReportLanguage) -> String {
        let french = [
            "exact": "exact", "published-partial": "publié en partie", "structure-only": "structure seule",
            "criteria-only": "critères seuls", "conceptual": "conceptuel",
        ]
        return language(classification, fr: french[classification] ?? classification)
    }

    /// What the class of a whole model means.
    static func meaning(ofClass classification: String, _ language: ReportLanguage) -> String {
        switch classification {
        case "exact":
            language("the system's own rules and numbers", fr: "les règles et nombres du système lui-même")
        case "published-partial":
            language("a part of the system's numbers is published", fr: "une partie des nombres est publiée")
        case "structure-only":
            language(
                "its variables are known, its numbers are not",
                fr: "ses variables sont connues, pas ses nombres"
            )
        case "criteria-only":
            language("only its criteria are known", fr: "seuls ses critères sont connus")
        case "conceptual":
            language("only its idea is known", fr: "seule son idée est connue")
        default: ""
        }
    }
}
