package import Foundation

/// One side of a paired measurement: a built `etalon`, and the models it scores with.
package struct PairedProgram: Equatable, Sendable {
    /// The executable.
    package let executable: URL
    /// Its models and populations.
    package let workspace: Workspace

    /// The program at a path: an executable, or a checkout in which `swift build -c release` was done.
    ///
    /// A checkout brings its own models; an executable takes those of `workspace`.
    ///
    /// - Throws: `HarnessError.fileAccess` where there is none.
    package init(path: String, workspace: Workspace) throws(HarnessError) {
        let url = URL(filePath: path)
        let manager = FileManager.default
        let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
        guard isFolder else {
            guard manager.isExecutableFile(atPath: url.path) else {
                throw .fileAccess(
                    path: path,
                    problem: manager.fileExists(atPath: url.path) ? "is no program" : "is not there"
                )
            }
            executable = url.absoluteURL
            self.workspace = workspace
            return
        }
        let built = url.appending(path: ".build/release/etalon")
        guard manager.isExecutableFile(atPath: built.path) else {
            throw .fileAccess(
                path: path,
                problem:
                    "holds no .build/release/etalon; build it there: swift build -c release --product etalon"
            )
        }
        executable = built.absoluteURL
        self.workspace = Workspace(
            modelsFolder: url.appending(path: "models"),
            resultsFolder: workspace.resultsFolder
        )
    }

    /// A program whose parts are known.
    init(executable: URL, workspace: Workspace) {
        self.executable = executable
        self.workspace = workspace
    }

    /// How it is started to time a benchmark.
    var benchmarkLaunch: WorkerLaunch {
        var launch = WorkerLaunch.thisExecutable(blasThreads: 1, subcommand: BenchmarkWork.subcommand)
        launch.executable = executable.path
        return launch
    }

    /// The work of timing a model of this program.
    ///
    /// - Throws: `HarnessError` where the model or its population is not there.
    func subject(model: String) throws(HarnessError) -> BenchmarkPlan.Subject {
        let folder = try workspace.folder(ofModel: model)
        let population = RunnableModel.populationName(ofModelIn: folder) ?? RunRequest.defaultPopulation
        return .model(
            folder: folder.path,
            populationFile: try workspace.file(ofPopulation: population).path
        )
    }

    /// The ids of its models that score in the process itself.
    package func timeableModels() throws(HarnessError) -> [String] {
        try workspace.modelIDs().filter { id in
            guard let folder = try? workspace.folder(ofModel: id) else { return false }
            return RunnableModel.scoresInProcess(modelIn: folder)
        }
    }
}
