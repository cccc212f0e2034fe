import Foundation
import Results
import Testing

/// `etalon gate BASELINE RUN`, as the program that CI starts.
@Suite(.serialized) struct GateCommandTests {
    private func withWorkspace(_ body: (SmallWorkspace) throws -> Void) throws {
        let workspace = try SmallWorkspace()
        defer { workspace.remove() }
        try body(workspace)
    }

    @Test func theSameModelPasses() throws {
        try withWorkspace { workspace in
            #expect(try workspace.run(as: "old").code == 0)
            #expect(try workspace.run(as: "new").code == 0)
            let ended = try workspace.etalon(["gate", "old.json", "new.json"])
            #expect(ended.code == 0, "\(ended.output)")
            #expect(ended.output.contains("equivalent"))
            #expect(!ended.output.contains("regressed"))
        }
    }

    /// A coefficient that moves by a tenth of a per cent moves scores, and nobody need change sides.
    @Test func aChangedCoefficientIsSeen() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old")
            try workspace.write(SmallWorkspace.model("small", age: 0.02002), to: "models/small/model.yaml")
            try workspace.run(as: "new")
            let ended = try workspace.etalon(["gate", "old.json", "new.json", "--format", "json"])
            #expect(ended.code == 2, "\(ended.error)")
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
            )
            #expect(json["schema"] as? String == "etalon.gate/1")
            #expect(json["exitCode"] as? Int == 2)
            let verdicts = try #require(json["verdicts"] as? [[String: Any]])
            let regressed = Set(
                verdicts.filter { $0["state"] as? String == "regressed" }.map { $0["name"] as? String }
            )
            #expect(regressed.contains("score_change_mean"), "\(regressed)")
        }
    }

    /// The effect of being a woman is doubled: the counterfactual of sex is among what regressed, and other people's
    /// mean score is not what tells.
    @Test func aChangedCounterfactualIsSeen() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old")
            try workspace.write(SmallWorkspace.model("small", woman: 0.6), to: "models/small/model.yaml")
            try workspace.run(as: "new")
            let ended = try workspace.etalon(["gate", "old.json", "new.json", "--format", "json"])
            #expect(ended.code == 2)
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
            )
            let verdicts = try #require(report["verdicts"] as? [[String: Any]])
            let flips = verdicts.filter { verdict in
                verdict["name"] as? String == "flip_rate" && verdict["state"] as? String == "regressed"
            }.compactMap { $0["metric"] as? String }
            #expect(flips.contains { $0.contains("intervention=") && $0.contains("sex") }, "\(flips)")
        }
    }

    @Test func toleranceIsDataAndFaultsOfItAreNamed() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old")
            try workspace.write(SmallWorkspace.model("small", age: 0.0200001), to: "models/small/model.yaml")
            try workspace.run(as: "new")
            #expect(try workspace.etalon(["gate", "old.json", "new.json"]).code == 2)
            let wide =
                "schema: etalon.thresholds/1\nclasses: {sampled: {absolute: 0.001}, exact: {absolute: 1}}\n"
            try workspace.write(wide, to: "wide.yaml")
            let tolerant = try workspace.etalon(["gate", "old.json", "new.json", "--thresholds", "wide.yaml"])
            #expect(tolerant.code == 0, "\(tolerant.output)")
            try workspace.write(wide + "colour: red\n", to: "wrong.yaml")
            let wrong = try workspace.etalon(["gate", "old.json", "new.json", "--thresholds", "wrong.yaml"])
            #expect(wrong.code == 1)
            #expect(wrong.error.contains("colour"))
        }
    }

    @Test func filesThatAreMissingOrBrokenAreErrorsOfUsage() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old")
            let missing = try workspace.etalon(["gate", "old.json", "nowhere.json"])
            #expect(missing.code == 1)
            #expect(missing.error.contains("nowhere.json"))
            let whole = try workspace.text("old.json")
            try workspace.write(String(whole.prefix(whole.count / 2)), to: "half.json")
            let half = try workspace.etalon(["gate", "old.json", "half.json"])
            #expect(half.code == 1)
            #expect(half.error.contains("half.json"))
            try workspace.write("", to: "empty.json")
            #expect(try workspace.etalon(["gate", "empty.json", "old.json"]).code == 1)
            try workspace.write("{\"schema\": \"etalon.run/9\"}", to: "future.json")
            let future = try workspace.etalon(["gate", "future.json", "old.json"])
            #expect(future.code == 1)
            #expect(future.error.contains("etalon.run/9"))
            #expect(try workspace.etalon(["gate", "models", "old.json"]).code == 1)
        }
    }

    /// Timings and counts of another machine say nothing, and that fails nobody who did not ask.
    @Test func anotherMachineIsNotComparable() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old", ["--measures", "throughput"])
            let old = try RunDocument.read(file: workspace.root.appending(path: "old.json"))
            var other = old
            other.run.id = "other"
            other.environment.processor.model = "Another processor"
            try other.write(file: workspace.root.appending(path: "other.json"))
            let ended = try workspace.etalon(["gate", "old.json", "other.json"])
            #expect(ended.code == 0)
            #expect(ended.output.contains("not-comparable"))
            #expect(ended.output.contains("Another processor"))
            #expect(
                try workspace.etalon(["gate", "old.json", "other.json", "--require-comparable"]).code == 3
            )
        }
    }

    @Test func aModelThatFailsIsAnError() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old")
            try workspace.write(
                "model: small\nfamily: native\nplugin: none.so\n",
                to: "models/small/model.yaml"
            )
            #expect(try workspace.run(as: "new").code == 5)
            let ended = try workspace.etalon(["gate", "old.json", "new.json"])
            #expect(ended.code == 5)
            #expect(ended.output.contains("error"))
        }
    }

    @Test func everyExportIsWritten() throws {
        try withWorkspace { workspace in
            try workspace.run(as: "old")
            try workspace.write(SmallWorkspace.model("small", age: 0.03), to: "models/small/model.yaml")
            try workspace.run(as: "new")
            let ended = try workspace.etalon(
                [
                    "gate", "old.json", "new.json", "--github", "--json", "out/gate.json", "--junit",
                    "out/gate.xml",
                ]
                    + ["--sarif", "out/gate.sarif", "--markdown", "out/gate.md"],
                environment: ["GITHUB_STEP_SUMMARY": workspace.root.appending(path: "summary.md").path]
            )
            #expect(ended.code == 2)
            #expect(ended.output.contains("::error file=models/small/model.yaml"))
            #expect(workspace.names("out") == ["gate.json", "gate.md", "gate.sarif", "gate.xml"])
            #expect(try workspace.text("summary.md") == workspace.text("out/gate.md"))
            #expect(try workspace.text("out/gate.xml").contains("<failure"))
            #expect(try workspace.text("out/gate.sarif").contains("metric-regressed"))
            let unwritable = try workspace.etalon([
                "gate", "old.json", "new.json", "--junit", "people.csv/x.xml",
            ])
            #expect(unwritable.code == 1)
        }
    }
}
