extension ResultsError: CustomStringConvertible {
    /// What was wrong, where, and what to do.
    package var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .unwritable(let file, let reason):
            "\(file): cannot be written: \(reason). Choose another place, or make room"
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
        case .noRuns(let folder):
            "\(folder): no run document here; `etalon run` makes one"
        case .noSuchRun(let name, let folder, []):
            "'\(name)': neither a file nor the beginning of the name of a run in \(folder); "
                + "'latest' is the newest one"
        case .noSuchRun(let name, let folder, let matches):
            "'\(name)' is the beginning of \(matches.count) runs in \(folder): "
                + matches.prefix(5).joined(separator: ", ") + "; give more of its name"
        }
    }
}
