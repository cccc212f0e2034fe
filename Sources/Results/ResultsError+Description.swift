extension ResultsError: CustomStringConvertible {
    /// What was wrong, where, and what to do.
    package var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .unwritable(let file, let reason):
            "\(file): cannot be written: \(reason). Choose another folder with --output"
        case .notJSON(let file, let line, let column):
            "\(file):\(line):\(column): not JSON from here on; the file may be cut short or edited by hand"
        case .unknownSchema(let file, let found?, let known):
            "\(file): the format is '\(found)', this version reads '\(known)'; "
                + "use the version of Etalon that wrote it, or run again"
        case .unknownSchema(let file, nil, let known):
            "\(file): no run document: the key 'schema' is missing, '\(known)' is expected"
        case .missingKey(let file, let path):
            "\(file): the key '\(path)' is missing; the file may have been edited by hand"
        case .illegalValue(let file, let path, let problem):
            "\(file): at '\(path)': \(problem)"
        case .notFinite(let path):
            "the number at '\(path)' is not finite; results hold finite numbers only"
        }
    }
}
