import Scoring

/// The sentences of an explanation, in one language.
struct ExplanationWords {
    let language: Language

    private func choose(_ english: String, _ french: String) -> String {
        switch language {
        case .english: english
        case .french: french
        }
    }

    func score(_ score: Double, isProbability: Bool, decision: String?) -> String {
        let number = isProbability ? percent(score) : short(score)
        guard let decision else { return choose("The score is \(number).", "Le score est de \(number).") }
        return choose("The score is \(number): \(decision).", "Le score est de \(number) : \(decision).")
    }

    func level(_ name: String) -> String {
        choose("The class is \(name).", "La classe est \(name).")
    }

    /// A decision by its name; those of thresholds and capacities have names of our own, which are translated.
    func decision(_ name: String, rule: DecisionRule) -> String {
        switch (rule, name) {
        case (.orderedLevels, _): name
        case (_, "selected"): choose(name, "retenu")
        case (_, "not selected"): choose(name, "non retenu")
        default: name
        }
    }

    func line(_ line: CapacityLine, cut: String) -> String {
        choose(
            "The \(line.selected) highest of \(line.people) people are selected; everybody else staying as they are, the line is at \(cut).",
            "Les \(line.selected) scores les plus hauts sur \(line.people) personnes sont retenus ; toutes les autres restant inchangées, la limite est à \(cut)."
        )
    }

    func baseOfScore(_ base: Double) -> String {
        choose(
            "It is made of \(short(base)), the mean of the people it is compared with, and of:",
            "Il se compose de \(short(base)), moyenne des personnes de comparaison, et de :"
        )
    }

    var askedFor: String { choose("The changes asked for:", "Les changements demandés :") }

    func unchanged(_ name: String) -> String {
        choose("\(name): nothing changes", "\(name) : rien ne change")
    }

    func missing(_ name: String) -> String {
        choose(
            "\(name): the person has no value to change",
            "\(name) : la personne n'a pas de valeur à changer"
        )
    }

    var bundles: String {
        choose(
            "The bundles of changes that the model names:",
            "Les ensembles de changements que le modèle nomme :"
        )
    }

    func following(_ score: String) -> String {
        choose(
            "\(score) with what follows from it by the declared equations",
            "\(score) avec ce qui en découle selon les équations déclarées"
        )
    }

    func illegal(_ name: String) -> String {
        choose(
            "\(name): outside the legal values, or breaks a rule between features",
            "\(name) : hors des valeurs permises, ou contraire à une règle entre variables"
        )
    }

    func base(_ base: Double) -> String {
        choose(
            "It is made of \(short(base)) that everybody starts from, and of (before the link):",
            "Il se compose de \(short(base)), point de départ de chacun, et de (avant la fonction de lien) :"
        )
    }

    func part(_ label: String, _ value: String, _ amount: Double) -> String {
        "\(amount < 0 ? "-" : "+")\(short(abs(amount)))  \(label) = \(value)"
    }

    var noParts: String {
        choose(
            "The model does not show how the score is made up.",
            "Le modèle ne montre pas comment le score se compose."
        )
    }

    var capacity: String {
        choose(
            "Who is selected depends on everybody's scores.",
            "La sélection dépend des scores de tous."
        )
    }

    var noAltering: String {
        choose(
            "No single change would alter the decision.",
            "Aucun changement isolé ne modifierait la décision."
        )
    }

    func altering(_ count: Int) -> String {
        choose(
            "\(count) single change\(count == 1 ? "" : "s") would alter the decision:",
            "\(count) changement\(count == 1 ? "" : "s") isolé\(count == 1 ? "" : "s") modifierai\(count == 1 ? "" : "en")t la décision :"
        )
    }

    func change(_ name: String, _ outcome: String) -> String { "\(name)  (\(outcome))" }

    func refused(_ count: Int) -> String {
        choose(
            "\(count) other\(count == 1 ? " is" : "s are") outside the legal values or would break a rule between features.",
            "\(count) autre\(count == 1 ? " sort" : "s sortent") des valeurs permises ou enfreindrai\(count == 1 ? "" : "en")t une règle entre variables."
        )
    }

    var lowest: String {
        choose("No lower decision exists.", "Il n'existe pas de décision plus basse.")
    }

    var impossible: String {
        choose(
            "No permitted change leads to a lower decision (proved).",
            "Aucun changement permis ne mène à une décision plus basse (prouvé)."
        )
    }

    func undecided(_ cost: String) -> String {
        choose(
            "The search for the smallest permitted change was cut off; none costs less than \(cost).",
            "La recherche du plus petit changement permis a été interrompue ; aucun ne coûte moins de \(cost)."
        )
    }

    func smallest(_ cost: String, _ score: String) -> String {
        choose(
            "The smallest permitted change to a lower decision costs \(cost) and leads to \(score) (proved):",
            "Le plus petit changement permis vers une décision plus basse coûte \(cost) et mène à \(score) (prouvé) :"
        )
    }

    func fewest(_ count: Int) -> String {
        choose(
            "At least \(count) feature\(count == 1 ? " has" : "s have") to change.",
            "Au moins \(count) variable\(count == 1 ? " doit" : "s doivent") changer."
        )
    }

    /// A share as a percentage with one decimal.
    func percent(_ share: Double) -> String { "\(localized(Self.decimal(share * 100, places: 1))) %" }

    /// A number with four decimals, fewer where they are zeros.
    func short(_ value: Double) -> String {
        guard value.magnitude < 1e12 else { return "\(value)" }
        var text = Self.decimal(value, places: 4)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return localized(text == "-0" ? "0" : text)
    }

    /// A decimal comma in French.
    private func localized(_ text: String) -> String {
        choose(text, String(text.map { $0 == "." ? "," : $0 }))
    }

    private static func decimal(_ value: Double, places: Int) -> String {
        guard value.isFinite, value.magnitude < 1e14 else { return "\(value)" }
        let scale = (0..<places).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value.magnitude * Double(scale)).rounded())
        let digits = "\(scaled % scale)"
        let padding = String(repeating: "0", count: max(0, places - digits.count))
        return "\(value < 0 && scaled > 0 ? "-" : "")\(scaled / scale).\(padding)\(digits)"
    }
}
