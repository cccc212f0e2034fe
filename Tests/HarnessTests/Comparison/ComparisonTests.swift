import Foundation
import Harness
import Results
import Testing

/// Whole comparisons in worker processes of the built `etalon`.
@Suite("Comparison", .serialized)
struct ComparisonTests {
    /// Four people by hand: x = 1, 2, 3, 4 and f, f, m, m; the last two have the outcome.
    private let four = "x,sex,hit\n1,f,0\n2,f,0\n3,m,1\n4,m,1\n"

    /// A counts up and B down: the orders are opposite, A selects the men and B the women, everybody changes side.
    @Test("two opposite models, by hand")
    func opposite() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("up", coefficient: 1)
        try folder.addLinear("down", coefficient: -1)
        let people = try folder.people(four)
        let document = try await folder.compare(
            ComparisonRequest(
                models: ["up", "down"],
                population: people,
                outcomeColumn: "hit",
                resamples: 20
            )
        )
        #expect(document.errors == [])
        #expect(document.value("spearman_correlation", "up", against: "down") == -1)
        #expect(document.value("kendall_tau_b", "up", against: "down") == -1)
        #expect(document.value("decision_change_rate", "up", against: "down") == 1)
        #expect(document.value("selected_by_both", "up", against: "down") == 0)
        #expect(document.value("cohen_kappa", "up", against: "down") == -1)
        #expect(document.value("score_difference_mean", "up", against: "down") == 5)
        #expect(document.value("roc_auc", "up", against: "down") == 1)
        #expect(document.value("roc_auc", "down", against: "up") == 0)
        #expect(document.value("roc_auc_difference", "up", against: "down") == 1)
        // Two women and two men are fewer than may be shown.
        let group = document.metric("decision_change_rate", "up", against: "down", group: "sex = f")
        #expect(group?.estimate == nil)
        #expect(group?.count == 2)
        let decisions = try #require(document.transitions.first { $0.name == "decisions" })
        #expect(decisions.counts == [[0, 2], [2, 0]])
    }

    @Test("a model against a copy with one coefficient changed: the same order, other log odds")
    func copy() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("one", coefficient: 1, kind: "probability")
        try folder.addLinear("two", coefficient: 2, kind: "probability")
        let people = try folder.people(four)
        let document = try await folder.compare(
            ComparisonRequest(
                models: ["one", "two"],
                population: people,
                outcomeColumn: "hit",
                resamples: 20
            )
        )
        #expect(document.errors == [])
        #expect(document.value("spearman_correlation", "one", against: "two") == 1)
        #expect(document.value("decision_change_rate", "one", against: "two") == 0)
        // Log odds x - 2x = -x, on average -2.5; coefficients are single precision.
        let difference = try #require(document.value("log_odds_difference_mean", "one", against: "two"))
        #expect(abs(difference + 2.5) < 1e-5)
        #expect(document.value("roc_auc_difference", "one", against: "two") == 0)
        #expect(document.value("brier_score_difference", "one", against: "two") != nil)
    }

    @Test("any number of threads gives the same bits", arguments: [2, 3])
    func threads(count: Int) async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("one", coefficient: 0.3, kind: "probability", capacity: 50)
        try folder.addLinear("two", coefficient: -0.2, kind: "probability", capacity: 70)
        let rows = (0..<500).map { row in
            "\(Double((row * 37) % 101) / 25 - 2),\(row % 3 == 0 ? "f" : "m"),\(row % 5 == 0 ? 1 : 0)"
        }
        let people = try folder.people("x,sex,hit\n" + rows.joined(separator: "\n") + "\n")
        let request = ComparisonRequest(
            models: ["one", "two"],
            population: people,
            outcomeColumn: "hit",
            resamples: 24
        )
        var shared = request
        shared.threads = count
        let one = try await folder.compare(request)
        let other = try await folder.compare(shared)
        #expect(one.metrics == other.metrics)
        #expect(one.transitions == other.transitions)
        let interval = try #require(one.metric("ece_uniform_10_difference", "one", against: "two")?.interval)
        #expect(interval.lower < interval.upper)
        #expect(
            one.metric("decision_change_excess", "one", against: "two", group: "sex = f")?.estimate != nil
        )
    }

    @Test("scores of different scales are compared by rank only, and it is said")
    func scales() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("points", coefficient: 1)
        try folder.addLinear("chance", coefficient: 1, kind: "probability")
        let people = try folder.people(four)
        let document = try await folder.compare(
            ComparisonRequest(
                models: ["points", "chance"],
                population: people,
                outcomeColumn: "hit",
                resamples: 0
            )
        )
        #expect(document.value("spearman_correlation", "points", against: "chance") == 1)
        let reason = try #require(document.reason("score_difference_mean", "points", against: "chance"))
        #expect(reason.contains("a score and a probability"))
        #expect(document.value("roc_auc_difference", "points", against: "chance") == 0)
        #expect(document.value("brier_score_difference", "points", against: "chance") == nil)
    }

    @Test("a plugin that crashes is an error, and the pair without it stands")
    func crash() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("up", coefficient: 1)
        try folder.addFaulty("crash")
        try folder.addLinear("down", coefficient: -1)
        let people = try folder.people("x,sex,seen\n0,f,0\n0.25,f,0\n0.5,m,1\n1,m,1\n")
        let document = try await folder.compare(
            ComparisonRequest(models: ["up", "crash", "down"], population: people, resamples: 0)
        )
        #expect(document.errors.map(\.model) == ["crash"])
        #expect(document.errors.first?.signal == "SIGSEGV", "\(document.errors)")
        #expect(document.value("spearman_correlation", "up", against: "down") == -1)
        let reason = document.reason("roc_auc_difference", "up", against: "down")
        #expect(reason == "the population has no outcome 'hit', which up predicts")
    }

    @Test("a population without a feature is refused by its name")
    func missingFeature() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("up", coefficient: 1)
        try folder.addLinear("other", coefficient: 1, feature: "income")
        let people = try folder.people(four)
        let document = try await folder.compare(
            ComparisonRequest(models: ["up", "other"], population: people, resamples: 0)
        )
        #expect(document.errors.map(\.model) == ["other"])
        #expect(document.errors.first?.message.contains("income") == true)
        #expect(document.transitions == [])
    }

    @Test("one person, a constant score, one outcome: reasons, no numbers")
    func little() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("up", coefficient: 1, kind: "probability")
        try folder.addLinear("flat", coefficient: 0, kind: "probability")
        let one = try folder.people("x,sex,hit\n1,f,0\n")
        let single = try await folder.compare(
            ComparisonRequest(models: ["up", "flat"], population: one, outcomeColumn: "hit", resamples: 20)
        )
        #expect(single.reason("kendall_tau_b", "up", against: "flat") == "1 people where 2 are needed")
        #expect(single.reason("roc_auc_difference", "up", against: "flat") == "every outcome is 0")
        let people = try folder.people("x,sex,hit\n1,f,1\n2,f,1\n3,m,1\n4,m,1\n")
        let document = try await folder.compare(
            ComparisonRequest(
                models: ["up", "flat"],
                population: people,
                outcomeColumn: "hit",
                resamples: 20
            )
        )
        #expect(document.errors == [])
        #expect(document.reason("spearman_correlation", "up", against: "flat") == "every score is the same")
        #expect(document.reason("roc_auc_difference", "up", against: "flat") == "every outcome is 1")
        #expect(document.value("brier_score_difference", "up", against: "flat") != nil)
    }

    @Test("the same model twice, an unknown one, and two of one name are refused")
    func refused() async throws {
        let folder = ComparisonFolder()
        defer { folder.remove() }
        try folder.addLinear("up", coefficient: 1)
        let people = try folder.people(four)
        let path = folder.root.appending(path: "models/up").path
        for models in [["up", "up"], ["up", path]] {
            await #expect(throws: HarnessError.sameModelTwice(id: "up")) {
                try await folder.compare(ComparisonRequest(models: models, population: people))
            }
        }
        await #expect(throws: HarnessError.self) {
            try await folder.compare(ComparisonRequest(models: ["up", "absent"], population: people))
        }
        let other = ComparisonFolder()
        defer { other.remove() }
        try other.addLinear("up", coefficient: 2)
        let otherPath = other.root.appending(path: "models/up").path
        do {
            _ = try await folder.compare(ComparisonRequest(models: ["up", otherPath], population: people))
            Issue.record("two models of one name were compared")
        } catch HarnessError.modelsShareName(let id, let folders) {
            #expect(id == "up")
            #expect(folders.count == 2)
        }
    }
}
