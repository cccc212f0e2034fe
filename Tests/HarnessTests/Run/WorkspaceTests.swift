import Foundation
import Harness
import Testing

@Suite struct WorkspaceTests {
    /// A folder with two models, something that is none, and a population; removed in the end.
    private func withWorkspace(_ body: (Workspace) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(
            path: "etalon-workspace-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: root) }
        for id in ["b", "a"] {
            let folder = root.appending(path: "models/\(id)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data().write(to: folder.appending(path: "model.yaml"))
        }
        let populations = root.appending(path: "models/populations")
        try FileManager.default.createDirectory(at: populations, withIntermediateDirectories: true)
        try Data().write(to: populations.appending(path: "people.yaml"))
        try body(
            Workspace(
                modelsFolder: root.appending(path: "models"),
                resultsFolder: root.appending(path: "results")
            )
        )
    }

    @Test func modelsAreFoldersWithAManifest() throws {
        try withWorkspace { workspace throws in
            #expect(try workspace.modelIDs() == ["a", "b"])
            #expect(try workspace.folder(ofModel: "a").lastPathComponent == "a")
            #expect(workspace.populationIDs() == ["people"])
            #expect(try workspace.file(ofPopulation: "people").lastPathComponent == "people.yaml")
        }
    }

    @Test func unknownNamesSayWhatThereIs() throws {
        try withWorkspace { workspace throws in
            #expect(
                throws: HarnessError.modelNotFound(
                    id: "c",
                    folder: workspace.modelsFolder.relativePath,
                    known: ["a", "b"]
                )
            ) { try workspace.folder(ofModel: "c") }
            #expect(
                throws: HarnessError.populationNotFound(
                    id: "x",
                    folder: workspace.populationsFolder.relativePath,
                    known: ["people"]
                )
            ) { try workspace.file(ofPopulation: "x") }
        }
    }

    @Test func aFolderWithoutModelsIsAnError() throws {
        let folder = FileManager.default.temporaryDirectory
        let empty = Workspace(modelsFolder: folder.appending(path: "absent"), resultsFolder: folder)
        #expect(throws: HarnessError.self) { try empty.modelIDs() }
        #expect(empty.populationIDs().isEmpty)
    }
}
