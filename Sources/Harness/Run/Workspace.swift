package import Foundation

/// The folders that a command works in: models, their populations, results.
package struct Workspace: Codable, Equatable, Sendable {
    /// The folder that holds one folder for each model.
    package let modelsFolder: URL
    /// The folder of the population specs.
    package let populationsFolder: URL
    /// The folder of results.
    package let resultsFolder: URL

    /// A workspace; populations are in the folder `populations` of the models.
    package init(modelsFolder: URL, resultsFolder: URL) {
        self.modelsFolder = modelsFolder
        populationsFolder = modelsFolder.appending(path: "populations")
        self.resultsFolder = resultsFolder
    }

    /// Where `etalon calibrate` keeps how much identical code seems to differ.
    package var noiseFloorsFile: URL { resultsFolder.appending(path: "noise-floors.json") }

    /// The ids of the models, in alphabetical order.
    ///
    /// - Throws: `HarnessError.fileAccess`, or `.noModels` where there is none.
    package func modelIDs() throws(HarnessError) -> [String] {
        let ids = try names(in: modelsFolder).filter { id in
            FileManager.default.fileExists(
                atPath: modelsFolder.appending(path: id).appending(path: "model.yaml").path
            )
        }
        guard !ids.isEmpty else { throw .noModels(folder: modelsFolder.relativePath) }
        return ids
    }

    /// The folder of model `id`, which may also be the path of a folder elsewhere.
    ///
    /// - Throws: `HarnessError.modelNotFound` with the ids there are.
    package func folder(ofModel id: String) throws(HarnessError) -> URL {
        let manager = FileManager.default
        let candidates = [modelsFolder.appending(path: id), URL(filePath: id)]
        for folder in candidates where manager.fileExists(atPath: folder.appending(path: "model.yaml").path) {
            return folder
        }
        throw .modelNotFound(id: id, folder: modelsFolder.relativePath, known: (try? modelIDs()) ?? [])
    }

    /// The ids of the populations, in alphabetical order; none where there is no such folder.
    package func populationIDs() -> [String] {
        ((try? names(in: populationsFolder)) ?? []).filter { $0.hasSuffix(".yaml") }.map {
            String($0.dropLast(5))
        }
    }

    /// The file of population `id`, which may also be the path of a spec or of a CSV file.
    ///
    /// - Throws: `HarnessError.populationNotFound` with the ids there are.
    package func file(ofPopulation id: String) throws(HarnessError) -> URL {
        let candidates = [populationsFolder.appending(path: id + ".yaml"), URL(filePath: id)]
        for file in candidates {
            let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
            if values?.isRegularFile == true { return file }
        }
        throw .populationNotFound(id: id, folder: populationsFolder.relativePath, known: populationIDs())
    }

    private func names(in folder: URL) throws(HarnessError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        } catch {
            throw .fileAccess(
                path: folder.relativePath,
                problem:
                    "cannot be read (\(error.localizedDescription)); run in the project's folder or name another one"
            )
        }
    }
}
