/// Why a number does not exist, in French: the run document holds the reason as an English sentence.
///
/// Reasons are patterns in which `#` stands for whatever the sentence holds there: a count, or words that are looked up in turn.
enum ReasonText {
    /// The reason in French; nil for a sentence that is not known here.
    static func french(_ english: String) -> String? {
        for (pattern, translation) in sentences {
            guard let parts = parts(of: english, by: pattern) else { continue }
            var french = ""
            var rest = translation[...]
            for part in parts {
                guard let place = rest.firstIndex(of: "#") else { break }
                french += rest[..<place] + (words[part] ?? part)
                rest = rest[rest.index(after: place)...]
            }
            return french + rest
        }
        return nil
    }

    /// What a sentence holds in the places of a pattern; nil where it does not follow it.
    private static func parts(of text: String, by pattern: String) -> [String]? {
        let pieces = pattern.split(separator: "#", omittingEmptySubsequences: false)
        guard let first = pieces.first, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var parts: [String] = []
        for piece in pieces.dropFirst() {
            guard !piece.isEmpty else {
                parts.append(String(rest))
                return parts
            }
            guard let range = rest.firstRange(of: piece) else { return nil }
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return rest.isEmpty ? parts : nil
    }

    private static let sentences: KeyValuePairs<String, String> = [
        "no person was scored": "aucune personne n'a de score",
        "all weights are 0": "tous les poids sont nuls",
        "every outcome is #": "tous les événements valent #",
        "every score is the same": "tous les scores sont égaux",
        "there is no #": "il n'y a #",
        "# scores are exactly 0 or 1, where log odds are infinite":
            "# scores valent exactement 0 ou 1, où le logit est infini",
        "the loss is infinite: # people were given the probability 0 for what happened":
            "la perte est infinie : # personnes avaient la probabilité 0 pour ce qui est arrivé",
        "the scores separate the outcomes, so that the fit has no maximum":
            "les scores séparent les événements : l'ajustement n'a pas de maximum",
        "no convergence after # iterations": "pas de convergence après # itérations",
        "# people where # are needed": "# personnes, il en faut #",
        "there are more than # distinct scores, which is more than are kept of a score that is no probability":
            "il y a plus de # scores distincts, plus qu'on n'en garde d'un score qui n'est pas une probabilité",
        "# groups have the rate where two are needed": "# groupes ont ce taux, il en faut deux",
        "suppressed: fewer than # people": "masqué : moins de # personnes",
        "the model yields a score that claims no probability, and no recalibration was named":
            "le score du modèle ne prétend pas être une probabilité, et aucun recalibrage n'a été demandé",
        "the formula has no finite result on these data":
            "la formule n'a pas de résultat fini sur ces données",
        "no number was found": "aucun nombre n'a été trouvé",
        "the result is no number": "le résultat n'est pas un nombre",
        "the result is infinite": "le résultat est infini",
        "different scales: a # and a #; only ranks and decisions are compared":
            "des échelles différentes : # et # ; seuls les rangs et les décisions sont comparés",
        "the decisions differ: # levels against #": "les décisions diffèrent : # niveaux contre #",
        "the population has no outcome '#', which # predicts":
            "la population n'a pas d'événement « # », que # prédit",
        "the population has no outcome '#'": "la population n'a pas d'événement « # »",
        "the model names no outcome it predicts": "le modèle ne nomme pas d'événement à prédire",
        "# names no outcome it predicts": "# ne nomme pas d'événement à prédire",
        "the models predict different outcomes: # and #":
            "les modèles prédisent des événements différents : # et #",
        "it cannot be checked": "cela ne peut pas être vérifié",
    ]

    /// What may stand in the place of a pattern and is no number.
    private static let words: [String: String] = [
        "person": "personne",
        "probability": "une probabilité",
        "score": "un score",
        "level": "un niveau",
        "expected outcome": "aucun événement attendu",
        "known outcome": "aucun événement connu",
        "known outcome in one of the levels": "aucun événement connu dans l'un des niveaux",
        "person in the bin": "personne dans la classe",
        "person near a cut": "personne près d'un seuil",
        "person selected": "personne de sélectionné",
        "person who needs recourse": "personne qui ait besoin d'un recours",
        "person with the rate in the reference group":
            "personne qui ait ce taux dans le groupe de référence",
        "person with the rate": "personne qui ait ce taux",
        "selected person": "personne de sélectionné",
        "person with outcome 1": "personne qui ait l'événement",
        "person with outcome 0": "personne qui n'ait pas l'événement",
        "selected person with a known outcome": "personne de sélectionné dont l'événement soit connu",
        "unselected person with a known outcome": "personne de non sélectionné dont l'événement soit connu",
    ]
}

extension ReportLanguage {
    /// Why a number does not exist, in this language where the sentence is known in it.
    func reason(_ english: String) -> String {
        self == .french ? ReasonText.french(english) ?? english : english
    }
}
