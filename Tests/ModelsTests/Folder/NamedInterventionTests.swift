import Foundation
import Models
import Scoring
import Testing

/// Bundles of changes and structural equations in `model.yaml`: sound ones, and every way to get them wrong.
@Suite struct NamedInterventionTests {
    private static let rules = """
        consistency:
          - {one_of: [rsa, care], allows_none: true}
          - {implied: {feature: care, value: no}, when: children = 0}
          - {required: income <= 3000 or children >= 1}

        """

    private static func files(_ text: String, rules: String = "") -> [String: String] {
        ["model.yaml": ModelText.logistic + "\n" + rules + text]
    }

    private func faults(_ text: String, rules: String = Self.rules) throws -> [String] {
        try TemporaryModel(files: Self.files(text, rules: rules)).faults
    }

    @Test func aBundleIsReadAndCalledByItsID() throws {
        let model = try TemporaryModel(
            files: Self.files(
                """
                interventions:
                  - id: lone_mother
                    label: {en: Lone mother, fr: Mère isolée}
                    changes: {sex: woman, children: 1, care: yes}
                  - {id: poor, label: Poor, changes: {income: 0, rsa: yes}}
                """
            )
        ).load()
        let bundles = model.descriptor.interventions
        #expect(bundles.map(\.id) == ["lone_mother", "poor"])
        #expect(bundles[0].label == LocalizedText("Lone mother", french: "Mère isolée"))
        #expect(bundles[0].intervention.name == "lone_mother")
        #expect(
            bundles[0].intervention.changes
                == [.set(feature: 0, value: 1), .set(feature: 3, value: 1), .set(feature: 5, value: 1)]
        )
    }

    @Test func faultsNameWhatIsLegal() throws {
        func bundle(_ changes: String) -> String {
            "interventions:\n  - {id: b, label: B, changes: \(changes)}"
        }
        func expect(_ changes: String, _ words: String...) throws {
            let faults = try faults(bundle(changes))
            #expect(faults.count == 1, "\(changes): \(faults)")
            for word in words {
                #expect(faults.first?.contains(word) == true, "\(changes): \(faults)")
            }
        }
        try expect("{wage: 3}", "no feature 'wage'", "income", "model.yaml:")
        try expect("{sex: child}", "child", "man, woman")
        try expect("{age: 12}", "16", "70")
        try expect("{children: 1.5}", "whole number")
        try expect("{rsa: yes, care: yes}", "only one of rsa, care can be yes")
        try expect("{children: 0, care: yes}", "it breaks the rule care = no where children = 0")
        try expect("{income: 3500, children: 0}", "it breaks the rule income <= 3000 or children >= 1")
        try expect("{}", "an intervention changes something")
        let twice = try faults(
            "interventions:\n  - {id: b, label: B, changes: {rsa: yes}}\n  - {id: b, label: C, changes: {rsa: no}}"
        )
        #expect(twice.contains { $0.contains("the name 'b' is taken by another intervention") })
        let unknown = try faults("interventions:\n  - {id: b, label: B, changes: {rsa: yes}, colour: red}")
        #expect(unknown.contains { $0.contains("unknown key 'colour'") && $0.contains("id, label, changes") })
        let name = try faults("interventions:\n  - {id: Lone mother, label: B, changes: {rsa: yes}}")
        #expect(name.contains { $0.contains("is no name") })
    }

    @Test func structuralEquationsAreOrderedAndRefusedInACircle() throws {
        let model = try TemporaryModel(
            files: Self.files(
                """
                equations:
                  - {feature: rsa, formula: income < 600, because: assumed}
                  - {feature: income, formula: 2000 - 200 * children, because: assumed}
                """
            )
        ).load()
        let graph = try #require(model.descriptor.causalGraph)
        #expect(graph.equations.map(\.feature) == [4, 2])
        #expect(graph.equations.map(\.reason) == ["assumed", "assumed"])
        #expect(graph.spreads(from: [3]) && !graph.spreads(from: [0]))
        let circle = try faults(
            """
            equations:
              - {feature: income, formula: 100 * children, because: assumed}
              - {feature: children, formula: income / 100, because: assumed}
            """,
            rules: ""
        )
        #expect(circle.contains { $0.contains("each of them needs another one of them first") })
        let bare = try faults("equations:\n  - {feature: income, formula: 100 * wage}", rules: "")
        #expect(bare.contains { $0.contains("because") } && bare.contains { $0.contains("wage") })
    }

    @Test func everyShippedBundleFitsItsModelsRules() throws {
        let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")
        var bundles = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: models.path) {
            let folder = models.appending(path: name)
            guard FileManager.default.fileExists(atPath: folder.appending(path: "model.yaml").path),
                case .declarative(let model) = try ModelFolder(folder).load()
            else { continue }
            for bundle in model.descriptor.interventions {
                try bundle.intervention.check(against: model.descriptor.schema)
                #expect(bundle.label.french != nil, "\(name): \(bundle.id)")
                bundles += 1
            }
        }
        #expect(bundles > 10)
    }
}
