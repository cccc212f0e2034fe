import ArgumentParser
import Foundation
import Harness

/// Where models, populations and results are.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: .customLong("models-folder"),
        help: "The folder with one folder for each model.",
        completion: .directory
    )
    var modelsFolder = "models"

    @Option(name: .customLong("results-folder"), help: "The folder of results.", completion: .directory)
    var resultsFolder = "results"

    /// The workspace of these folders.
    var workspace: Workspace {
        Workspace(modelsFolder: URL(filePath: modelsFolder), resultsFolder: URL(filePath: resultsFolder))
    }
}
