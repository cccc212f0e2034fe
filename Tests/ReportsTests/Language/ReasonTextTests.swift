import Results
import Statistics
import Testing

@testable import Reports

/// Every reason that a measure gives has a French sentence, with the same numbers in it.
@Suite struct ReasonTextTests {
    @Test(arguments: [
        UndefinedReason.noPeople, .noWeight, .oneClass(outcome: 1), .constantScore,
        .emptyDenominator(of: "person with outcome 1"), .emptyDenominator(of: "expected outcome"),
        .emptyDenominator(of: "known outcome"), .emptyDenominator(of: "person"), .scoresAtBounds(count: 17),
        .surelyWrong(count: 17), .separatedOutcomes, .notConverged(iterations: 17),
        .tooFew(count: 17, needed: 50), .tooManyScores(limit: 17), .tooFewGroups(count: 1),
        .suppressed(minimum: 17), .noProbability, .noFiniteResult,
    ])
    func everyReasonIsTranslated(reason: UndefinedReason) throws {
        let french = try #require(ReasonText.french(reason.description), "\(reason.description)")
        #expect(french != reason.description)
        #expect(reason.description.contains("17") == french.contains("17"), "\(french)")
        #expect(!french.contains("#"))
    }

    @Test func wordsWithinASentenceAreTranslated() {
        #expect(
            ReasonText.french("there is no person with outcome 1") == "il n'y a personne qui ait l'événement"
        )
        #expect(
            ReasonText.french(
                "different scales: a score and a probability; only ranks and decisions are compared"
            )
                == "des échelles différentes : un score et une probabilité ; seuls les rangs et les décisions sont comparés"
        )
        #expect(ReasonText.french("24 people where 50 are needed") == "24 personnes, il en faut 50")
    }

    @Test func anUnknownSentenceStays() {
        #expect(ReasonText.french("something else") == nil)
        #expect(ReportLanguage.french.reason("something else") == "something else")
        #expect(ReportLanguage.english.reason("every score is the same") == "every score is the same")
    }
}
