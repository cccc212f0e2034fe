import Foundation
import Harness
import Measures
import Scoring
import Testing

/// `etalon explain` and `etalon verify` on every shipped model.
@Suite struct ExplainTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private static let workspace = Workspace(
        modelsFolder: root.appending(path: "models"),
        resultsFolder: root.appending(path: "results")
    )

    private static let ids: [String] = (try? workspace.modelIDs()) ?? []

    /// The first of the first people with something to prove.
    private func proved(_ id: String) throws -> PersonExplainer.Result? {
        for person in 1...12 {
            let result = try PersonExplainer(workspace: Self.workspace).explain(
                ExplanationRequest(model: id, person: person, people: 400)
            )
            if result.certificate != nil { return result }
        }
        return nil
    }

    @Test(arguments: ids)
    func everyModelExplainsItsPeopleInTwoLanguages(id: String) throws {
        let result = try PersonExplainer(workspace: Self.workspace).explain(
            ExplanationRequest(model: id, person: 2, people: 400)
        )
        let explanation = result.explanation
        let parts = try #require(explanation.parts, "no parts: \(result.noParts ?? "")")
        #expect(!explanation.changes.isEmpty && explanation.decision != nil)
        let english = explanation.lines(in: .english)
        let french = explanation.lines(in: .french)
        #expect(english.count == french.count && english != french)
        let begins =
            explanation.model.causalGraph == nil
            ? "Attribute flip, not causal" : "Single changes are attribute flips, not causal"
        #expect(english.last?.hasPrefix(begins) == true)
        #expect(explanation.bundles.count == explanation.model.interventions.count)
        if explanation.partsAreOfScore {
            let sum = parts.values.reduce(parts.base) { $0 + $1.value }
            #expect(abs(sum - explanation.score) < 1e-9)
        }
        let record = ExplanationRecord(result)
        #expect(record.changes.count == explanation.changes.count && record.model == id)
    }

    @Test(arguments: ids)
    func certificatesHoldAndAreRejectedWithAnyNumberChanged(id: String) throws {
        guard let result = try proved(id), let certificate = result.certificate else { return }
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "etalon-proof-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "proof.txt")
        try certificate.write(to: file)
        let verifier = CertificateVerifier(workspace: Self.workspace)
        let verdict = try verifier.verify(file)
        #expect(verdict.model == id)
        let about = ExplanationRequest(model: "", person: result.person, people: 400)
        _ = try verifier.verify(file, about: about)
        let other = ExplanationRequest(model: "", person: result.person + 20, people: 400)
        #expect(throws: (any Error).self) { try verifier.verify(file, about: other) }
        // One number changed, wherever it is: the digest does not fit.
        let text = certificate.text
        var changed = 0
        let digits = text.indices.filter { text[$0].isNumber }
        // Every digit of a short proof, some hundred of a long one.
        for index in digits.enumerated().filter({ $0.offset % max(1, text.count / 3000) == 0 }).prefix(600)
            .map(\.element)
        {
            var copy = text
            copy.replaceSubrange(index...index, with: text[index] == "9" ? "8" : "9")
            changed += 1
            #expect(throws: (any Error).self, "character \(changed)") {
                try CertificateFile(parsing: copy, file: "proof.txt")
            }
        }
        #expect(changed > 10)
    }

    @Test func whatDoesNotExistIsAnErrorThatSaysWhatDoes() throws {
        let explainer = PersonExplainer(workspace: Self.workspace)
        func explain(_ request: ExplanationRequest) throws { _ = try explainer.explain(request) }
        #expect(throws: HarnessError.self) { try explain(ExplanationRequest(model: "no-such", person: 1)) }
        #expect(
            throws: HarnessError.illegalOption(option: "--person", value: "401", allowed: "1 to 400")
        ) { try explain(ExplanationRequest(model: "ams-austria-2018", person: 401, people: 400)) }
        #expect(throws: HarnessError.illegalOption(option: "--person", value: "0", allowed: "1 to 400")) {
            try explain(ExplanationRequest(model: "ams-austria-2018", person: 0, people: 400))
        }
        #expect(throws: ScoringError.self) {
            try explain(
                ExplanationRequest(
                    model: "ams-austria-2018",
                    person: 1,
                    people: 400,
                    changes: ["shoe_size + 1"]
                )
            )
        }
        #expect(throws: ScoringError.self) {
            try explain(
                ExplanationRequest(
                    model: "ams-austria-2018",
                    person: 1,
                    people: 400,
                    changes: ["sex = purple"]
                )
            )
        }
        #expect(throws: HarnessError.self) {
            try explain(ExplanationRequest(model: "ams-austria-2018", population: "nowhere", person: 1))
        }
    }

    @Test func aBundleIsAskedForByItsIDAndFollowsTheDeclaredEquations() throws {
        let result = try PersonExplainer(workspace: Self.workspace).explain(
            ExplanationRequest(
                model: "cnaf-dmde-2026",
                person: 1,
                people: 10,
                changes: ["lone_parent_on_rsa", "rsa_12m = 500"]
            )
        )
        let explanation = result.explanation
        #expect(explanation.asked.map(\.intervention.name) == ["lone_parent_on_rsa", "rsa_12m = 500"])
        #expect(
            explanation.bundles.map(\.intervention.name) == ["lone_parent_on_rsa", "child_studies_at_home"]
        )
        #expect(explanation.bundles[0].score == explanation.asked[0].score)
        // More RSA is more of all benefits, by the equation of the model.
        let follows = explanation.changes.filter { $0.totalScore != nil }
        #expect(follows.contains { $0.intervention.name.hasPrefix("rsa_12m") })
        #expect(
            !explanation.changes.contains {
                $0.intervention.name.hasPrefix("guardianship") && $0.totalScore != nil
            }
        )
        let lines = explanation.lines(in: .english).joined(separator: "\n")
        #expect(
            lines.contains("No partner, no income, on RSA") && lines.contains("by the declared equations")
        )
        #expect(lines.contains("total effects follow the declared structural equations"))
    }

    @Test func filesThatAreNoCertificatesAreErrors() throws {
        for text in ["", "hello\n", "etalon-recourse 1\n", "etalon-recourse 1\na\nb\nc\nd\ne\n"] {
            #expect(throws: CertificateError.self) { try CertificateFile(parsing: text, file: "x") }
        }
        #expect(throws: (any Error).self) {
            try CertificateVerifier(workspace: Self.workspace).verify(URL(filePath: "/no/such/file"))
        }
    }

    @Test func aCapacityIsALineThatTheOthersDraw() throws {
        let scores = [0.9, 0.5, 0.7, 0.5, 0.1]
        // Two are selected: persons 0 and 2. A selected person leaves below the first unselected, 0.5 of person 1.
        let selected = try #require(CapacityLine(ofPerson: 0, scores: scores, selected: 2))
        #expect(selected.cut == 0.5)
        // Person 2 comes after person 1 where scores are equal, so that 0.5 does not do.
        #expect(CapacityLine(ofPerson: 2, scores: scores, selected: 2)?.cut == 0.5.nextUp)
        // Somebody unselected has to beat the last selected, 0.7 of person 2.
        #expect(CapacityLine(ofPerson: 1, scores: scores, selected: 2)?.cut == 0.7)
        #expect(CapacityLine(ofPerson: 4, scores: scores, selected: 2)?.cut == 0.7.nextUp)
        #expect(CapacityLine(ofPerson: 0, scores: scores, selected: 5) == nil)
        #expect(CapacityLine(ofPerson: 0, scores: scores, selected: 0) == nil)
    }
}
