import Foundation

/// Where code hosts find a model.
enum ModelFile {
    /// The path of a model's main file below the root of the repository, as a relative URI.
    static func path(of model: String) -> String {
        let name =
            model.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(["/"])) ?? model
        return "models/\(name)/model.yaml"
    }
}
