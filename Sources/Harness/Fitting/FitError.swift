/// Why a file cannot be fitted.
package enum FitError: Error, Equatable, Sendable {
    /// The id cannot be that of a model.
    case illegalID(String)
    /// A folder of that name is there.
    case exists(folder: String)
    /// The header has no such column.
    case unknownColumn(name: String, option: String, known: [String])
    /// A column is used twice.
    case usedTwice(name: String, first: String, second: String)
    /// The name of the column cannot be that of a feature.
    case illegalFeatureName(String)
    /// A column of texts has too many different ones.
    case tooManyLevels(column: String, limit: Int, text: String, line: Int)
    /// A column without any value.
    case emptyColumn(String)
    /// A column whose only value is this one.
    case oneLevel(column: String, level: String)
    /// The model that was written cannot be read back: a fault of this program.
    case invalidModel([String])
    /// The folder cannot be written.
    case unwritable(folder: String, problem: String)
}

extension FitError: CustomStringConvertible {
    /// What was wrong, where, and what to do, for people.
    package var description: String {
        switch self {
        case .illegalID(let id):
            """
            --id '\(id)': the id of a model has lower-case letters, digits and single hyphens between them, a letter first, as \
            in `my-model`
            """
        case .exists(let folder): "\(folder) is there already; choose another --id or move it away"
        case .unknownColumn(let name, let option, let known):
            "\(option): there is no column '\(name)'; the header has: \(known.joined(separator: ", "))"
        case .usedTwice(let name, let first, let second):
            "column '\(name)' cannot be both \(first) and \(second)"
        case .illegalFeatureName(let name):
            """
            column '\(name)' cannot be the name of a feature: lower-case letters, digits and underscores, a letter first; rename \
            it in the file or leave it out with --features
            """
        case .tooManyLevels(let column, let limit, let text, let line):
            """
            column '\(column)' holds text ('\(text)' on line \(line)) of more than \(limit) different kinds; an identifier is no \
            feature: correct the file or leave the column out with --features
            """
        case .emptyColumn(let name): "column '\(name)' has no value in any row: leave it out with --features"
        case .oneLevel(let column, let level):
            "column '\(column)' has the same value ('\(level)') in every row: leave it out with --features"
        case .invalidModel(let faults):
            "the model that was made is not valid, a fault of Etalon:\n\(faults.joined(separator: "\n"))"
        case .unwritable(let folder, let problem): "\(folder) cannot be written: \(problem)"
        }
    }
}
