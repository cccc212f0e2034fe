import Documents
import Foundation
import Harness
import Testing

@Suite("What a contract test is asked to check")
struct PluginCheckPlanTests {
    @Test("is a library, or what the folder of a model says")
    func targets() throws {
        let library = try PluginCheckPlan(target: URL(filePath: "/plugins/model.so"), options: ["a": "1"])
        #expect(library.plugin == .native(path: "/plugins/model.so"))
        #expect(library.options == ["a": "1"])
        #expect(library.reference == nil)

        try withFolder([
            "model.yaml": "model: m\nfamily: process\ncommand: [python3, m.py]\noptions: {a: 2, b: 3}\n"
        ]) {
            let plan = try PluginCheckPlan(target: $0, options: ["a": "1"])
            #expect(plan.plugin == .process(words: ["python3", "m.py"]))
            #expect(plan.folder == $0.path)
            #expect(plan.options == ["a": "1", "b": "3"])
        }
        try withFolder(["model.yaml": "model: m\nfamily: native\nplugin: m.so\n"]) {
            let plan = try PluginCheckPlan(target: $0)
            #expect(plan.plugin == .native(path: $0.path + "/m.so"))
        }
        try withFolder(["model.yaml": "model: m\nfamily: process\ncommand: []\n"]) { folder in
            #expect(throws: DocumentError.self) { try PluginCheckPlan(target: folder) }
        }
    }

    @Test("reads the reference scores beside the model, or those that are named")
    func reference() throws {
        let manifest = "model: m\nfamily: native\nplugin: m.so\n"
        let scores = #"{"people": [[40, 0], [24, 1]], "scores": [[0.5], [0.25]], "tolerance": 1e-9}"#
        try withFolder(["model.yaml": manifest, "reference.json": scores]) {
            let expected = ReferenceScores(
                people: [[40, 0], [24, 1]],
                scores: [[0.5], [0.25]],
                tolerance: 1e-9
            )
            #expect(try PluginCheckPlan(target: $0).reference == expected)
            let named = try PluginCheckPlan(
                target: URL(filePath: "/plugins/model.so"),
                reference: $0.appending(path: "reference.json")
            )
            #expect(named.reference == expected)
        }
        for wrong in [
            "{}", #"{"people": [["a"]], "scores": [[1]]}"#, #"{"people": [], "scores": [], "x": 1}"#,
        ] {
            try withFolder(["model.yaml": manifest, "reference.json": wrong]) { folder in
                #expect(throws: DocumentError.self) { try PluginCheckPlan(target: folder) }
            }
        }
    }

    /// A folder called `m` with these files, removed afterwards.
    private func withFolder(_ files: [String: String], _ body: (URL) throws -> Void) throws {
        let parent = FileManager.default.temporaryDirectory.appending(path: "etalon-\(UUID().uuidString)")
        let folder = parent.appending(path: "m")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: parent) }
        for (name, content) in files {
            try Data(content.utf8).write(to: folder.appending(path: name))
        }
        try body(folder)
    }
}
