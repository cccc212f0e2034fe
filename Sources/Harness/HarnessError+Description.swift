import Measures

extension HarnessError: CustomStringConvertible {
    /// What was wrong, where, and what to do, for people.
    package var description: String {
        switch self {
        case .modelNotFound(let id, let folder, let known):
            "no model '\(id)' in \(folder); there are: \(Self.list(known))"
        case .noModels(let folder):
            "no model in \(folder): a model is a folder with a model.yaml; name another folder with --models-folder"
        case .populationNotFound(let id, let folder, let known):
            "no population '\(id)' in \(folder); there are: \(Self.list(known)); or give the path of a CSV file"
        case .populationLacksFeatures(let model, let population, let problems):
            """
            population '\(population)' does not fit model '\(model)':
            \(problems.map { "  - " + $0 }.joined(separator: "\n"))
            add the features to the population, or run the model on another one with --population
            """
        case .sameModelTwice(let id):
            """
            model '\(id)' stands twice: a model agrees with itself perfectly; name another one, or a copy of its folder with \
            something changed
            """
        case .modelsShareName(let id, let folders):
            """
            two models are called '\(id)': \(folders.joined(separator: " and ")); rename one folder, and `model:` in its model.yaml
            """
        case .illegalOption(let option, let value, let allowed):
            "\(option) \(value): allowed is \(allowed)"
        case .fileAccess(let path, let problem):
            "\(path): \(problem)"
        case .measurement(let file, let problem):
            Self.measurement(file: file, problem)
        case .notRecalibrated(let map, let reason):
            "--recalibrate \(map): no map can be fitted: \(reason)"
        }
    }

    private static func measurement(file: String, _ problem: MeasuresError) -> String {
        guard case .scoreOutsideUnitInterval(let line, let score) = problem else {
            return "\(file): \(problem)"
        }
        return """
            \(file):\(line): the score is \(score), which is no probability: say --kind score, or name the map that makes it a \
            probability with --recalibrate as well
            """
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.sorted().joined(separator: ", ")
    }
}
