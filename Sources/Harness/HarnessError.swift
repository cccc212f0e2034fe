package import Measures

/// What can go wrong while models, populations and measures are brought together.
package enum HarnessError: Error, Equatable, Sendable {
    /// No model folder has this name.
    case modelNotFound(id: String, folder: String, known: [String])
    /// The folder of models holds none.
    case noModels(folder: String)
    /// No population has this name.
    case populationNotFound(id: String, folder: String, known: [String])
    /// A population does not have what a model needs.
    case populationLacksFeatures(model: String, population: String, problems: [String])
    /// A model stands twice among those that are compared.
    case sameModelTwice(id: String)
    /// Two different folders hold models of one name, so that nobody could tell their numbers apart.
    case modelsShareName(id: String, folders: [String])
    /// A number of a run is not one that can be used.
    case illegalOption(option: String, value: String, allowed: String)
    /// A file or folder cannot be read or written.
    case fileAccess(path: String, problem: String)
    /// Something in a file of scores cannot be measured; its rows are numbered by the lines of the file.
    case measurement(file: String, problem: MeasuresError)
    /// No map from scores to probabilities could be fitted.
    case notRecalibrated(map: String, reason: String)
}
